import { Checkbox } from "../../ground/web/checkbox.tsx";
import type { ReactNode } from "react";
import { millis } from "../../ground/instant.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { type Column, Table } from "../../ground/web/table.tsx";
import type { HandoverItem } from "../facts.ts";
import type { OpenItem } from "../../ground/open-item.ts";
import { incidentOf, itemKinds, itemsByKind } from "./handover-items.ts";
import { handoverTexts } from "./handover-texts.ts";

interface HandoverItemTableProps {
  readonly items: readonly OpenItem[];
  readonly ownerName: (owner: string) => string;
  /** Of a handover that is over: nothing is said of the items as they are now. */
  readonly isPast?: boolean;
  /** Of what nobody has, what is ticked to be taken; absent where nothing can be taken. */
  readonly taking?: { readonly takes: ReadonlySet<string>; readonly onTake: (id: string, isTaken: boolean) => void };
}

/** The open items by kind, each with its owner. Items without an owner stand out and can be ticked. */
export function HandoverItemTable({ items, ownerName, isPast = false, taking }: HandoverItemTableProps): ReactNode {
  const say = useSay();
  const now = useNow();
  if (items.length === 0)
    return <p className="nothing">{say(isPast ? handoverTexts.noItems : handoverTexts.nothingOpen)}</p>;
  return (
    <Table
      caption={say(isPast ? handoverTexts.itemsThen : handoverTexts.open)}
      within
      rows={{
        groups: itemsByKind(items).map(({ kind, items: rows }) => ({
          key: kind,
          name: (
            <>
              {say(itemKinds[kind])} <span className="quiet figures">{rows.length}</span>
            </>
          ),
          rows,
        })),
      }}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      columns={[
        {
          key: "number",
          head: say(handoverTexts.number),
          names: true,
          figures: true,
          cell: (item) => <ItemNumber item={item} />,
        },
        ...(isPast ? [] : columnsOfNow(say, now)),
        {
          key: "owner",
          head: say(handoverTexts.owner),
          cell: ({ owner }) =>
            owner === undefined ? (
              <strong className="handover-nobody">{say(handoverTexts.nobody)}</strong>
            ) : (
              ownerName(owner)
            ),
        },
        ...(taking === undefined
          ? []
          : [
              {
                key: "take",
                head: say(handoverTexts.takeHead),
                cell: ({ id, number, owner }: OpenItem) =>
                  owner === undefined && (
                    <Checkbox
                      aria-label={say(handoverTexts.take, { number })}
                      checked={taking.takes.has(id)}
                      onChange={(event) => taking.onTake(id, event.target.checked)}
                    />
                  ),
              },
            ]),
      ]}
    />
  );
}

/** What is known of an item now. */
function columnsOfNow(say: ReturnType<typeof useSay>, now: number): readonly Column<OpenItem>[] {
  return [
    { key: "what", head: say(handoverTexts.what), cell: (item) => <What item={item} /> },
    {
      key: "stage",
      head: say(handoverTexts.stage),
      cell: ({ about }) => about?.stage !== undefined && say(about.stage),
    },
    {
      key: "age",
      head: say(handoverTexts.age),
      figures: true,
      cell: ({ about }) => about?.since !== undefined && elapsedText(Math.max(0, (now - millis(about.since)) / 1000)),
    },
  ];
}

/** An item's priority, type and place; empty when the item is over. */
function What({ item: { about } }: { item: OpenItem }): ReactNode {
  const say = useSay();
  return (
    <>
      {about?.priority !== undefined && (
        <span className="figures handover-priority">{say(handoverTexts.priority, { priority: about.priority })} </span>
      )}
      {about?.type !== undefined && say(about.type)}
      {about?.place !== undefined && <span className="quiet"> {say(about.place)}</span>}
    </>
  );
}

function ItemNumber({ item }: { item: HandoverItem }): ReactNode {
  const say = useSay();
  const incident = incidentOf(item);
  if (incident === null) return item.number;
  return (
    <AddressLink
      to={hallAddress.path}
      search={{ incident }}
      label={say(handoverTexts.openIncident, { number: item.number })}
    >
      {item.number}
    </AddressLink>
  );
}
