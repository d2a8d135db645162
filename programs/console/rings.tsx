import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from "react";
import { useClient } from "../../src/journal/web/client.ts";
import type { RoomRing } from "../../src/journal/web/room-web.ts";
import { rooms } from "./rooms.ts";

const rings: readonly (readonly [RoomRing, ComponentType])[] = rooms.flatMap(({ rings: own = [] }) =>
  own.map((ring) => [ring, lazy(async () => ({ default: await ring.load() }))] as const),
);

/** What sounds on whatever page somebody is. Nothing is drawn. */
export function Rings(): ReactNode {
  const client = useClient();
  return (
    <Suspense fallback={null}>
      {rings.map(([ring, Ring]) => (ring.isFor(client) ? createElement(Ring, { key: ring.name }) : null))}
    </Suspense>
  );
}
