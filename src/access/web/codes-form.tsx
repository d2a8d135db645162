import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { DoorField } from "./door-field.tsx";
import { doorTexts } from "./door-texts.ts";
import { askShown } from "./show-again.ts";
import { troubleOf } from "./session.ts";

interface Begun {
  readonly secret: string;
  readonly uri: string;
  readonly qr: { readonly path: string; readonly size: number };
}

/** Sets up one-time codes: scan, then prove it works. What was set before stays in force until then. */
export function CodesForm({ begin, onSet }: { begin: Sentence; onSet: () => void }): ReactNode {
  const say = useSay();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Sentence | null>(null);

  async function start(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const reply = await askShown<Begun>("POST", "/api/v1/account/codes", { body: {} });
    setBusy(false);
    if (reply.kind === "ok") setBegun(reply.content);
    else setTrouble(troubleOf(reply));
  }

  async function confirm(): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const reply = await askShown("POST", "/api/v1/account/codes/confirm", { body: { code } });
    setBusy(false);
    if (reply.kind === "ok") onSet();
    else setTrouble(troubleOf(reply));
  }

  if (begun === null) {
    return (
      <div className="door-form">
        <Trouble said={trouble} />
        <Button size="large" busy={busy} onClick={() => void start()}>
          {say(begin)}
        </Button>
      </div>
    );
  }
  const { secret, qr } = begun;
  return (
    <Form
      className="door-form"
      send={null}
      ready={code.length === 6}
      busy={busy}
      onSend={() => void confirm()}
      onClose={() => setBegun(null)}
    >
      <h3>{say(doorTexts.scan)}</h3>
      <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={say(doorTexts.qr)}>
        <rect width={qr.size} height={qr.size} fill="#ffffff" />
        <path d={qr.path} fill="#000000" shapeRendering="crispEdges" />
      </svg>
      <p>
        {say(doorTexts.secret)}
        {say({ zh: "：", en: ": " })}
        <code className="codes-secret">{secret.match(/.{1,4}/g)?.join(" ") ?? secret}</code>
      </p>
      <h3>{say(doorTexts.enterCode)}</h3>
      <DoorField
        label={doorTexts.code}
        autoComplete="one-time-code"
        digits
        maxLength={6}
        focused
        value={code}
        onChange={setCode}
        trouble={trouble}
      />
      <Button size="large" look="primary" submit busy={busy} disabled={code.length !== 6}>
        {say(doorTexts.confirmCode)}
      </Button>
    </Form>
  );
}
