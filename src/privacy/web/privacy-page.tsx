import type { ReactNode } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useProposals } from "../../access/web/use-proposals.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { ErasuresPanel } from "./erasures-panel.tsx";
import { HoldsPanel } from "./holds-panel.tsx";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { RequestsPanel } from "./requests-panel.tsx";
import { RetentionPanel } from "./retention-panel.tsx";
import "./privacy-page.css";

/** How long what is personal is kept, what is held, and what people asked for about themselves. */
export function PrivacyPage(): ReactNode {
  return (
    <div className="privacy">
      <Waiting />
      <RequestsPanel />
      <HoldsPanel />
      <RetentionPanel />
      <ErasuresPanel />
    </div>
  );
}

const ours: readonly string[] = ["SetRetention", "LiftHold", "EraseEarly", "RecallErasure"];

/** What was proposed here and waits; it is approved on the page of people and powers. */
function Waiting(): ReactNode {
  const say = useSay();
  const { book } = useClient();
  const nameOf = useOfficerNames();
  const { zone } = useDistrict();
  const proposals = useProposals().filter(({ order }) => ours.includes(order));
  if (proposals.length === 0) return null;
  return (
    <Panel title={say(texts.waiting)}>
      <ul className="privacy-list">
        {proposals.map(({ id, order, by, at }) => {
          const title = book.orders.get(order)?.title ?? { zh: order, en: order };
          const time = dayAndTime(at, zone);
          return <li key={id}>{say(texts.waitingLine, { what: say(title), who: nameOf(by), time })}</li>;
        })}
      </ul>
    </Panel>
  );
}
