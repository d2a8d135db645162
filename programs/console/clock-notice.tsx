import { Button } from "../../src/ground/web/button.tsx";
import { type ReactNode, useEffect, useState } from "react";
import { dayAndTime, useDistrict } from "../../src/district/web/use-district.ts";
import { useNow } from "../../src/ground/web/clock.ts";
import { TextField } from "../../src/ground/web/field.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { type Clock, clockStream } from "../../src/journal/clock.ts";
import type { ClockDoubtKind } from "../../src/journal/clock-trust.ts";
import { ask } from "../../src/journal/web/api.ts";
import { useClient, useStream } from "../../src/journal/web/client.ts";
import { OrderForm } from "../../src/journal/web/order-form.tsx";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import { journalTexts } from "../../src/journal/web/texts.ts";
import { clockTexts as texts, clockDoubtTexts } from "./clock-texts.ts";
import { consoleTexts } from "./texts.ts";
import "./clock-notice.css";

/** For an hour after the server's clock jumped: times on the screen are to be read with care. */
export function ClockNotice(): ReactNode {
  const say = useSay();
  const now = useNow();
  const last = useStream<Clock>(clockStream)?.last;
  if (last === undefined || now - Date.parse(last.at) > 3_600_000) return null;
  const seconds = Math.round(last.byMilliseconds / 1000);
  return (
    <div className="notice" role="status">
      {say(last.held ? consoleTexts.clockHeld : consoleTexts.clockJumped, {
        seconds: `${seconds > 0 ? "+" : ""}${seconds}`,
      })}
    </div>
  );
}

/** `GET /api/v1/clock`. */
interface ClockNow {
  readonly why: ClockDoubtKind | null;
  readonly shown: string;
  readonly expected: string;
  readonly differenceSeconds: number;
  readonly waiting: { readonly erasures: number; readonly destructions: number; readonly rotation: number | null };
}

/** The alarm while the machine's time is in doubt. Only people who may confirm the time or can set the clock see it. */
export function ClockDoubtNotice(): ReactNode {
  const client = useClient();
  const doubt = useStream<Clock>(clockStream)?.doubt;
  const concerned = mayGive(client, "ConfirmClock") || client.session.role === "systemAdministrator";
  return doubt === undefined || !concerned ? null : <ClockDoubt mayConfirm={mayGive(client, "ConfirmClock")} />;
}

function ClockDoubt({ mayConfirm }: { readonly mayConfirm: boolean }): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [confirming, setConfirming] = useState(false);
  const [clock, failed] = useClockNow();
  const time = (instant: string) => dayAndTime(instant, zone);
  if (clock === undefined || clock.why === null) {
    return (
      <div className="notice" data-tone="alarm" role="alert">
        {say(failed ? texts.unread : texts.inDoubt)}
      </div>
    );
  }
  const { shown, expected, differenceSeconds, waiting } = clock;
  const { erasures, destructions, rotation } = waiting;
  return (
    <section className="notice clock-doubt" data-tone="alarm" role="alert" aria-label={say(texts.title)}>
      <div>
        <strong>{say(clockDoubtTexts[clock.why])}</strong> {say(texts.inDoubt)}
        <br />
        <span className="figures">
          {say(texts.times, { shown: time(shown), expected: time(expected), difference: spanText(differenceSeconds) })}
        </span>{" "}
        {say(texts.waits, { erasures, destructions })} {rotation !== null && say(texts.rotates, { epoch: rotation })}
      </div>
      {mayConfirm && !confirming && <Button onClick={() => setConfirming(true)}>{say(texts.confirm)}</Button>}
      {mayConfirm && confirming && <ConfirmForm shown={shown} onClose={() => setConfirming(false)} />}
    </section>
  );
}

function ConfirmForm({ shown, onClose }: { readonly shown: string; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [reason, setReason] = useState("");
  return (
    <OrderForm
      label={say(texts.confirmTime, { time: dayAndTime(shown, zone) })}
      order="ConfirmClock"
      body={reason.trim() === "" ? null : { shown, reason: reason.trim() }}
      onClose={onClose}
    >
      <TextField
        label={say(journalTexts.reason)}
        name="reason"
        required
        focused
        most={500}
        placeholder={say(texts.reasonHint)}
        value={reason}
        onChange={setReason}
      />
    </OrderForm>
  );
}

const everyMillis = 15_000;

/** Asked again every quarter minute while it is shown. */
function useClockNow(): readonly [ClockNow | undefined, boolean] {
  const [read, setRead] = useState<readonly [ClockNow | undefined, boolean]>([undefined, false]);
  useEffect(() => {
    let over = false;
    const look = async () => {
      const reply = await ask<ClockNow>("GET", "/api/v1/clock");
      if (!over) setRead(([before]) => (reply.kind === "ok" ? [reply.content, false] : [before, true]));
    };
    void look();
    const timer = setInterval(() => void look(), everyMillis);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, []);
  return read;
}

/** `+400 d 2 h`, `−35 min`. */
function spanText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, days === 0 && `${rest} min`];
  return `${seconds < 0 ? "−" : "+"}${parts.filter((part) => part !== false).join(" ")}`;
}
