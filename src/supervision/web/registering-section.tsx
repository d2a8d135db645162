import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { needsReceipt } from "../registering.ts";
import { registeringStream } from "../registering-facts.ts";
import { RegisteringChain } from "./registering-chain.tsx";
import { registeringTexts as texts } from "./registering-texts.ts";
import { useRegistering } from "./use-registering.ts";

/** On the incident's card: how far it is registered as a case. Of types that want no receipt, only for who may give one. */
export function RegisteringSection({ id }: { readonly id: string }): ReactNode {
  const client = useClient();
  const district = useDistrict();
  const live = useStream(registeringStream(id));
  const incident = useStream<{ readonly handledType?: string; readonly reportedType: string }>(`incident/${id}`);
  const type = incident?.handledType ?? incident?.reportedType ?? "";
  const isShown = needsReceipt(district, type) || live !== undefined || mayGive(client, "GiveReceipt");
  return isShown ? <Chain id={id} /> : null;
}

function Chain({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { content } = useRegistering(id);
  if (content === undefined) return null;
  return (
    <section className="card-section" aria-label={say(texts.chain)}>
      <div className="card-section-head">
        <h3>{say(texts.chain)}</h3>
        <span className="panel-head-space" />
        <AddressLink to="/registering" search={{ incident: id }}>
          {say(texts.open)}
        </AddressLink>
      </div>
      <RegisteringChain read={content} />
    </section>
  );
}
