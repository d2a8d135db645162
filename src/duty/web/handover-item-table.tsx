import { Checkbox } from "antd";
import type { ReactNode } from "react";
import { millis } from "../../ground/instant.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import type { HandoverItem } from "../facts.ts";
import type { OpenItem } from "../../ground/open-item.ts";
import { incidentOf, itemKinds, itemsByKind } from "./handover-items.ts";
import { handoverTexts } from "./handover-texts.ts";

interface HandoverItemTableProps {
  readonly items: readonly OpenItem[];
  readonly ownerName: (owner: string) => string;
  /** Of what nobody has, what is ticked to be taken; absent where nothing can be taken. */
  readonly taking?: { readonly takes: ReadonlySet<string>; readonly onTake: (id: string, isTaken: boolean) => void };
}

/** The open items by kind, each with its owner. Items without an owner stand out and can be ticked. */
export function HandoverItemTable({ items, ownerName, taking }: HandoverItemTableProps): ReactNode {
  const say = useSay();
  if (items.length === 0) return <p className="nothing">{say(handoverTexts.nothingOpen)}</p>;
  return (
    <table className="handover-items">
      <thead>
        <tr>
          <th scope="col">{say(handoverTexts.number)}</th>
          <th scope="col">{say(handoverTexts.what)}</th>
          <th scope="col">{say(handoverTexts.stage)}</th>
          <th scope="col">{say(handoverTexts.age)}</th>
          <th scope="col">{say(handoverTexts.owner)}</th>
          {taking !== undefined && <th scope="col">{say(handoverTexts.takeHead)}</th>}
        </tr>
      </thead>
      {itemsByKind(items).map(({ kind, items: of }) => (
        <tbody key={kind}>
          <tr className="handover-kind">
            <th scope="rowgroup" colSpan={taking === undefined ? 5 : 6}>
              {say(itemKinds[kind])} <span className="quiet figures">{of.length}</span>
            </th>
          </tr>
          {of.map((item) => (
            <tr key={`${item.kind} ${item.id}`} data-owned={item.owner !== undefined}>
              <td className="figures">
                <ItemNumber item={item} />
              </td>
              <About item={item} />
              <td>
                {item.owner === undefined ? (
                  <strong className="handover-nobody">{say(handoverTexts.nobody)}</strong>
                ) : (
                  ownerName(item.owner)
                )}
              </td>
              {taking !== undefined && (
                <td>
                  {item.owner === undefined && (
                    <Checkbox
                      aria-label={say(handoverTexts.take, { number: item.number })}
                      checked={taking.takes.has(item.id)}
                      onChange={(event) => taking.onTake(item.id, event.target.checked)}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** An item's type, place, priority, stage and beginning; empty when the item is over. */
function About({ item: { about } }: { item: OpenItem }): ReactNode {
  const say = useSay();
  const now = useNow();
  return (
    <>
      <td>
        {about?.priority !== undefined && (
          <span className="figures handover-priority">
            {say(handoverTexts.priority, { priority: about.priority })}{" "}
          </span>
        )}
        {about?.type !== undefined && say(about.type)}
        {about?.place !== undefined && <span className="quiet"> {say(about.place)}</span>}
      </td>
      <td>{about?.stage !== undefined && say(about.stage)}</td>
      <td className="figures">
        {about?.since !== undefined && elapsedText(Math.max(0, (now - millis(about.since)) / 1000))}
      </td>
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
