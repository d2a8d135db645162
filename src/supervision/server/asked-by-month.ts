import type { FastifyRequest } from "fastify";
import { tagsOf } from "../../access/sight.ts";
import { decodeCursor } from "../../journal/server/pages.ts";
import type { House } from "../../journal/server/room-server.ts";
import { districtOf, spanOf } from "./check-district.ts";

interface Query {
  readonly month?: string | undefined;
  readonly cursor?: string | undefined;
  readonly state?: "open" | "over" | undefined;
}

/** What every list of supervision's own records is asked by: who reads, open or over, in which month, from where on. */
export async function askedByMonth(house: House, request: FastifyRequest, { month, cursor, state }: Query) {
  const { zone } = await districtOf(house);
  const span = month === undefined ? undefined : spanOf(month, zone);
  const from = cursor === undefined ? undefined : decodeCursor(cursor);
  return {
    tags: tagsOf(house.giverOf(request)),
    isOpen: state === undefined ? null : state === "open",
    span: [span?.from ?? null, span?.to ?? null],
    cursor: [from?.at ?? null, from?.id ?? null],
  };
}
