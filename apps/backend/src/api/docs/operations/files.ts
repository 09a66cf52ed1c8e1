import type { Operation } from "@tandem/service-kit/api-reference";
import { z } from "zod";
import { fileLinkSchema } from "../../files/private/validators";

const files = { tag: "Files", open: true } as const;

/** Calls for images and for files behind signed links. */
export const FILE_OPERATIONS: readonly Operation[] = [
  {
    ...files,
    method: "get",
    path: "/files/{owner}/{name}",
    summary: "Download an image of a tenant",
    answer: z.file(),
    answerType: "image/*",
  },
  {
    ...files,
    method: "get",
    path: "/files/private/{owner}/{name}",
    summary: "Download a private file by its signed link",
    query: fileLinkSchema,
    answer: z.file(),
    answerType: "application/octet-stream",
  },
  {
    ...files,
    method: "put",
    path: "/files/private/{owner}/{name}",
    summary: "Store the text of an import, once, by its signed link",
    query: fileLinkSchema,
    body: z.string(),
    bodyType: "text/csv",
    answer: z.object({ id: z.string() }),
    status: 201,
  },
];
