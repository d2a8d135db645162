import { type ComponentType, createContext, Suspense, useContext } from "react";
import type { ReactNode } from "react";
import { streamKey, streamKind } from "../../ground/fact.ts";
import { useClient } from "./client.ts";
import type { RoomSection, ShownAt } from "./room-web.ts";

/** A section of a card that another room shows there, with its component. */
export interface LoadedSection {
  readonly section: RoomSection;
  readonly Component: ComponentType<{ readonly id: string }>;
}

/** What rooms show of other rooms' streams, as the program that composes them knows it. */
export interface Shown {
  readonly addresses: Readonly<Record<string, (key: string) => ShownAt>>;
  readonly sections: readonly LoadedSection[];
}

export const ShownContext = createContext<Shown>({ addresses: {}, sections: [] });

/** Where a stream is shown; undefined where no room says. */
export function useShownAt(): (stream: string) => ShownAt | undefined {
  const { addresses } = useContext(ShownContext);
  return (stream) => addresses[streamKind(stream)]?.(streamKey(stream));
}

/** What other rooms have to show of a stream, on the card of its owner. */
export function Sections({ of, id }: { readonly of: string; readonly id: string }): ReactNode {
  const client = useClient();
  const { sections } = useContext(ShownContext);
  return sections
    .filter(({ section }) => section.of === of && section.isFor(client))
    .map(({ section: { name }, Component }) => (
      <Suspense key={name} fallback={null}>
        <Component id={id} />
      </Suspense>
    ));
}
