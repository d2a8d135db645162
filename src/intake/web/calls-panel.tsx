import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo } from "react";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { millis } from "../../ground/instant.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { KeyHint } from "../../ground/web/key-hint.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useAlarm } from "../../ground/web/alarm.ts";
import { useStore } from "../../ground/web/store.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderButton, useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Call } from "../call.ts";
import { callKindNames, channelNames } from "../facts.ts";
import { intakeTexts } from "./texts.ts";
import { notedRinging, noteRinging, sortCalls } from "./waiting-calls.ts";
import "./intake.css";

const ringEveryMillis = 4000;

interface CallsPanelProps {
  /** The call whose form is open. */
  readonly open: string | null;
  readonly onOpen: (callId: string) => void;
  readonly onNew: () => void;
  readonly onIncident: (id: string) => void;
}

/** What rings, longest-waiting first, and what this call-taker has in hand. */
export function CallsPanel({ open, onOpen, onNew, onIncident }: CallsPanelProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const streams = useStreams<Call>("call");
  const noted = useStore(notedRinging);
  const calls = useMemo(
    () =>
      sortCalls(
        streams.map(({ state }) => state),
        client.session.officer,
      ),
    [streams, client.session.officer],
  );
  const mayAnswer = mayGive(client, "AnswerCall");
  const mayOpen = mayGive(client, "OpenIncident");
  // It rings for those who can answer; the others see it.
  const unnoted = mayAnswer ? calls.waiting.filter((call) => !noted.has(call.id)) : [];
  // Nothing of the caller leaves the page.
  useAlarm(
    "call",
    unnoted.map(({ id }) => ({ id })),
    ringEveryMillis,
  );

  const answer = async (call: Call | undefined) => {
    if (call === undefined || giving.busy) return;
    const given = await giving.give("AnswerCall", { callId: call.id });
    if (given.kind === "accepted") onOpen(call.id);
  };
  useHotkey("a", intakeTexts.answerFirst, () => void answer(calls.waiting[0]), { on: mayAnswer });
  useHotkey("n", intakeTexts.openForm, onNew, { on: mayOpen });

  return (
    <Panel
      title={say(intakeTexts.calls)}
      className="panel-calls"
      id="calls"
      about={
        <span className="count" role="status">
          {say(intakeTexts.ringing, { count: calls.waiting.length })}
        </span>
      }
      tools={
        <>
          {unnoted.length > 0 && (
            <Button
              aria-label={say(intakeTexts.ringSeenLabel)}
              title={say(intakeTexts.ringSeenLabel)}
              onClick={() => noteRinging(calls.waiting)}
            >
              {say(intakeTexts.ringSeen)}
            </Button>
          )}
          {mayOpen && (
            <Button onClick={onNew}>
              {say(mayAnswer ? intakeTexts.newCall : intakeTexts.newIncident)} <KeyHint of="n" />
            </Button>
          )}
        </>
      }
      ringing={unnoted.length > 0}
    >
      <Trouble said={giving.trouble} />
      <div className="panel-body">
        {calls.waiting.length === 0 && <p className="nothing">{say(intakeTexts.none)}</p>}
        <ul>
          {calls.waiting.map((call, index) => (
            <WaitingCall
              key={call.id}
              call={call}
              ringing={unnoted.includes(call)}
              first={index === 0}
              onAnswer={mayAnswer ? () => void answer(call) : null}
            />
          ))}
        </ul>
        {calls.mine.length > 0 && (
          <>
            <h3 className="calls-group">{say(intakeTexts.mine)}</h3>
            <ul>
              {calls.mine.map((call) => (
                <MyCall
                  key={call.id}
                  call={call}
                  open={call.id === open}
                  onOpen={() => onOpen(call.id)}
                  onIncident={onIncident}
                />
              ))}
            </ul>
          </>
        )}
        {calls.withOthers > 0 && (
          <p className="calls-others quiet">{say(intakeTexts.others, { count: calls.withOthers })}</p>
        )}
      </div>
    </Panel>
  );
}

interface WaitingCallProps {
  readonly call: Call;
  readonly ringing: boolean;
  readonly first: boolean;
  readonly onAnswer: (() => void) | null;
}

function WaitingCall({ call, ringing, first, onAnswer }: WaitingCallProps): ReactNode {
  const say = useSay();
  const now = useNow();
  const { zone } = useDistrict();
  const time = timeOfDay(call.rangAt, zone);
  return (
    <li className="call" data-ringing={ringing}>
      <svg className="call-bell" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path
          d="M7 1.5a4 4 0 0 0-4 4c0 3-1 4-1.5 5h11c-.5-1-1.5-2-1.5-5a4 4 0 0 0-4-4zM5.6 12a1.5 1.5 0 0 0 2.8 0z"
          fill="currentColor"
        />
      </svg>
      <span className="call-what">
        <strong>{say(channelNames[call.channel])}</strong> {say(callKindNames[call.kind])}
        {onAnswer !== null && !ringing && <span className="quiet"> · {say(intakeTexts.quietRinging)}</span>}
      </span>
      <span className="figures call-wait" title={time}>
        {elapsedText((now - millis(call.rangAt)) / 1000)}
      </span>
      {onAnswer !== null && (
        <Button look="primary" onClick={onAnswer}>
          {say(intakeTexts.answer)}
          <span className="unseen"> {time}</span>
          {first && <KeyHint of="a" />}
        </Button>
      )}
    </li>
  );
}

interface MyCallProps {
  readonly call: Call;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onIncident: (id: string) => void;
}

/** A call in hand: opens its form, or once it has its incident, that; a live one can be ended here. */
function MyCall({ call, open, onOpen, onIncident }: MyCallProps): ReactNode {
  const say = useSay();
  const now = useNow();
  const { incident } = call;
  const live = call.endedAt === undefined;
  return (
    <li className="call call-mine" data-open={open}>
      <button
        type="button"
        className="plain-button call-what"
        onClick={() => (incident === undefined ? onOpen() : onIncident(incident))}
      >
        <strong>{say(channelNames[call.channel])}</strong> {say(callKindNames[call.kind])}{" "}
        <span className="quiet">
          {say(incident !== undefined ? intakeTexts.settled : live ? intakeTexts.inCall : intakeTexts.ended)}
        </span>
      </button>
      <span className="figures">{elapsedText((now - millis(call.answeredAt ?? call.rangAt)) / 1000)}</span>
      {live && incident !== undefined && (
        <OrderButton order="EndCall" body={{ callId: call.id }}>
          {say(intakeTexts.endCall)}
        </OrderButton>
      )}
    </li>
  );
}
