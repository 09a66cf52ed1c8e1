import type { Action, Area } from "@tandem/auth";
import { ACCESS_PATH, accessSchema } from "@tandem/contracts";
import { useQuery } from "@tanstack/react-query";
import { request } from "../api/request";
import { may } from "./rights";

/** Returns what the user may see and do; undefined until the server has responded. */
export function useAccess() {
  return useQuery({ queryKey: ["tandem-access"], queryFn: () => request(ACCESS_PATH, accessSchema) });
}

/** Returns whether the user may perform the action; false until the server has responded. */
export function useMay(area: Area, action: Action): boolean {
  const { data: access } = useAccess();
  return access !== undefined && may(access, area, action);
}
