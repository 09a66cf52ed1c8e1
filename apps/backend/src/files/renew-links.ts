import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "zod";
import { currentScope } from "../tenancy/scope";
import { readFileId } from "./key";
import { fileIdOfPrivateUrl, privateUrl } from "./urls";

const noticeSchema = z.looseObject({ data: z.looseObject({ file: z.looseObject({ url: z.string() }) }) });
const bodySchema = z.looseObject({
  notification: z.unknown().optional(),
  notifications: z.array(z.unknown()).optional(),
});

/**
 * Signs the links in notifications anew for platform admins, who alone start exports, because links expire long before
 * files do. Every other reader of a notification gets an invalid link.
 */
export function renewLinks(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const send = res.json.bind(res);
  res.json = (body: unknown) => {
    res.json = send;
    const found = bodySchema.safeParse(body).data;
    if (found === undefined) return send(body);
    const { notification, notifications } = found;
    return send({
      ...found,
      ...(notification === undefined ? {} : { notification: renewed(notification) }),
      ...(notifications === undefined ? {} : { notifications: notifications.map(renewed) }),
    });
  };
  next();
}

function renewed(notice: unknown): unknown {
  const found = noticeSchema.safeParse(notice).data;
  const id = found === undefined ? null : fileIdOfPrivateUrl(found.data.file.url);
  if (found === undefined || id === null) return notice;
  const url = currentScope().reach === "all" ? privateUrl(readFileId(id)) : "";
  return { ...found, data: { ...found.data, file: { ...found.data.file, url } } };
}
