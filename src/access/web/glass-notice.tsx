import { Button, Input, Popover } from "antd";
import { type ReactNode, useEffect, useId, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { Choice } from "../../ground/web/choice.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { soundAlert } from "../../ground/web/sound.ts";
import { useDesk, useStreams } from "../../journal/web/desk.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Person } from "../person.ts";
import { moment } from "./door-sentence.ts";
import { type GlassSeen, glassSeen } from "./glass-seen.ts";
import { useOfficerNames } from "./officer-names.ts";
import { glassTexts } from "./glass-texts.ts";
import { powerWords } from "./power-words.ts";
import "./glass.css";

/** More lines than this push the work off the screen; the rest opens on demand. */
const shownAtOnce = 2;

/**
 * Tells everybody who sees the staff that somebody has broken the glass, with an alarm when it happens. People who
 * review it see it until it is reviewed.
 */
export function GlassNotice(): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const now = Math.floor(useNow() / 60_000) * 60_000;
  const streams = useStreams<Person>("person");
  const [all, setAll] = useState(false);
  const { officer } = desk.session;
  const reviews = mayGive(desk, "ReviewGlass");

  useEffect(
    () =>
      desk.live.onFact((fact) => {
        if (fact.type === "GlassBroken" && fact.by.officer !== officer) soundAlert("overdue");
      }),
    [desk.live, officer],
  );

  const seen = useMemo(
    () =>
      glassSeen(
        streams.map(({ state }) => state),
        officer,
        instantOf(now),
      ).filter(({ open }) => open || reviews),
    [streams, officer, now, reviews],
  );
  if (seen.length === 0) return null;
  const shown = all ? seen : seen.slice(0, shownAtOnce);
  return (
    <section aria-label={say(glassTexts.glassNotices)}>
      {shown.map((one) => (
        <GlassLine key={one.glass.broken} seen={one} reviews={reviews} now={now} />
      ))}
      {seen.length > shownAtOnce && (
        <div className="notice">
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? say(glassTexts.glassFewer) : say(glassTexts.glassMore, { count: seen.length - shownAtOnce })}
          </Button>
        </div>
      )}
    </section>
  );
}

function GlassLine({ seen, reviews, now }: { seen: GlassSeen; reviews: boolean; now: number }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const { person, glass, open } = seen;
  const zone = district.zone;
  return (
    <div className="notice" data-tone={open ? "alarm" : "amber"} role={open ? "alert" : "status"}>
      <span className="figures">
        {say(open ? glassTexts.glassOfOther : glassTexts.glassToReview, {
          who: nameOf(person),
          power: say(powerWords(glass.power, district)),
          until: moment(glass.until, now, zone),
          at: moment(glass.at, now, zone),
          reason: glass.reason,
        })}
      </span>
      {reviews && <ReviewButton person={person} broken={glass.broken} />}
    </div>
  );
}

function ReviewButton({ person, broken }: { person: string; broken: string }): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger={[]}
      open={open}
      onOpenChange={(shown) => {
        if (!shown) setOpen(false);
      }}
      placement="bottomLeft"
      destroyOnHidden
      content={<ReviewForm person={person} broken={broken} onClose={() => setOpen(false)} />}
    >
      <Button size="small" aria-label={`${say(glassTexts.review)} ${nameOf(person)}`} onClick={() => setOpen(!open)}>
        {say(glassTexts.review)}
      </Button>
    </Popover>
  );
}

interface ReviewFormProps {
  readonly person: string;
  readonly broken: string;
  readonly onClose: () => void;
}

function ReviewForm({ person, broken, onClose }: ReviewFormProps): ReactNode {
  const say = useSay();
  const giving = useGiving();
  const [found, setFound] = useState<"justified" | "notJustified" | undefined>(undefined);
  const [words, setWords] = useState("");
  const field = useId();
  const ready = found !== undefined && words.trim() !== "";

  async function send(): Promise<void> {
    const answer = await giving.give("ReviewGlass", { person, broken, found, words: words.trim() });
    if (answer.kind === "accepted") onClose();
  }

  return (
    <form
      className="glass-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !giving.busy) void send();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Choice
        label={say(glassTexts.found)}
        value={found}
        options={[
          { value: "justified", text: say(glassTexts.justified) },
          { value: "notJustified", text: say(glassTexts.notJustified) },
        ]}
        onChange={setFound}
      />
      <label htmlFor={field}>{say(glassTexts.words)}</label>
      <Input
        id={field}
        size="small"
        maxLength={500}
        autoFocus
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
      <div className="reason-form-buttons">
        <Button size="small" type="text" onClick={onClose}>
          {say(glassTexts.cancel)}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={giving.busy} disabled={!ready}>
          {say(glassTexts.review)}
        </Button>
      </div>
    </form>
  );
}
