import { type ReactNode, useEffect, useState } from "react";
import { useSay } from "../../src/ground/web/language.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { waitingOf } from "../../src/journal/outbox.ts";
import { useClient } from "../../src/journal/web/client.ts";
import type { Outbox } from "../../src/journal/web/outbox-sender.ts";
import { sentenceOfRefused } from "../../src/journal/web/refusal-sentence.ts";
import { waitingOfOthers } from "./device-database.ts";
import { handsetTexts as texts } from "./texts.ts";

/** What waits and why, and what was not accepted, until whoever gave it has read that. */
export function OutboxList({ outbox }: { readonly outbox: Outbox }): ReactNode {
  const say = useSay();
  const client = useClient();
  const orders = useStore(outbox.orders);
  const hold = useStore(outbox.hold);
  const [others, setOthers] = useState<ReadonlyMap<string, number>>(new Map());
  const { officer } = client.session;
  useEffect(() => {
    void waitingOfOthers(officer).then(setOthers, () => undefined);
  }, [officer]);
  const refused = orders.flatMap((order) => (order.refusal === undefined ? [] : [{ order, refusal: order.refusal }]));
  const waiting = waitingOf(orders);
  if (orders.length === 0 && others.size === 0) return null;
  return (
    <section className="handset-outbox">
      {waiting.length > 0 && hold !== null && (
        <p role="status">
          {say(hold === "full" ? texts.full : hold === "signedOut" ? texts.signInAgain : texts.waitingHow)}
        </p>
      )}
      {refused.map(({ order, refusal }) => (
        <div key={order.id} className="handset-refused" role="alert">
          <p>
            <strong>
              {say(texts.refused, { title: say(client.book.orders.get(order.name)?.title ?? texts.handset) })}
            </strong>
            <br />
            {say(sentenceOfRefused(client, { ...refusal, status: 409 }))}
          </p>
          <div className="handset-later">
            <button type="button" className="handset-button" onClick={() => void outbox.read(order.id)}>
              {say(texts.understood)}
            </button>
            <button type="button" className="handset-button" onClick={() => void outbox.repeat(order.id)}>
              {say(texts.repeat)}
            </button>
          </div>
        </div>
      ))}
      {[...others].map(([whose, count]) => (
        <p key={whose} className="quiet">
          {say(texts.ofOthers, { officer: whose, count })}
        </p>
      ))}
    </section>
  );
}
