import { Button } from "../../ground/web/button.tsx";
import { Popover } from "../../ground/web/popover.tsx";
import { type ReactNode, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useStore } from "../../ground/web/store.ts";
import { useClient } from "./client.ts";
import { journalTexts } from "./texts.ts";
import "./undelivered-orders.css";

/** Orders that got no answer yet; shown only while there are any. */
export function UndeliveredOrders(): ReactNode {
  const say = useSay();
  const { sender, book } = useClient();
  const pending = useStore(sender.pending);
  const [open, setOpen] = useState(false);
  if (pending.length === 0) return null;
  return (
    <>
      {/* Around the button: within it a status has no voice, and the button no name. */}
      <span role="status">
        <button
          type="button"
          className="plain-button bar-item"
          data-tone="alarm"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <strong>{say(journalTexts.undelivered, { count: pending.length })}</strong>
        </button>
      </span>
      <Popover open={open} light onClose={() => setOpen(false)}>
        <div className="undelivered">
          <ul className="undelivered">
            {pending.map((order) => (
              <li key={order.id}>
                <span>
                  {say(book.orders.get(order.name)?.title ?? { zh: order.name, en: order.name })}{" "}
                  <span className="quiet">
                    {say(journalTexts.tries, { attempts: order.attempts })}
                    {order.stalled && ` · ${say(journalTexts.stalled)}`}
                  </span>
                </span>
                <Button onClick={() => sender.drop(order.id)}>{say(journalTexts.drop)}</Button>
              </li>
            ))}
          </ul>
          <Button look="primary" onClick={sender.retryAll}>
            {say(journalTexts.retryNow)}
          </Button>
        </div>
      </Popover>
    </>
  );
}
