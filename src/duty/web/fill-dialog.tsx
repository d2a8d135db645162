import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useId, useState } from "react";
import { Form } from "../../ground/web/form.tsx";
import { Field } from "../../ground/web/field.tsx";
import { Dialog } from "../../ground/web/dialog.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { filling, patternsOf, teamsOf } from "./fill-by-pattern.ts";
import { daysBetween } from "./roster-days.ts";
import type { DraftChange } from "./roster-draft.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { ShiftChoices } from "./shift-form.tsx";
import type { RosterShown } from "./use-roster.ts";
import "./roster-dialogs.css";

interface FillDialogProps {
  readonly shown: RosterShown;
  readonly shifts: RosterShown["shifts"];
  readonly choices: ShiftChoices;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly onFill: (change: DraftChange) => void;
  readonly onClose: () => void;
}

/** A post, a pattern, the people in teams that begin apart in its cycle, from a day to a day: a draft of shifts. */
export function FillDialog({ shown, shifts, choices, onFill, onClose, ...props }: FillDialogProps): ReactNode {
  const say = useSay();
  const id = useId();
  const patterns = patternsOf(shown.postsState);
  const [code, setCode] = useState("threeTeamsTwoShifts");
  const [post, setPost] = useState(choices.posts[0]?.value ?? "");
  const [firstDay, setFirstDay] = useState(props.firstDay);
  const [lastDay, setLastDay] = useState(props.lastDay);
  const [teams, setTeams] = useState<Readonly<Record<string, number>>>({});
  const [anew, setAnew] = useState(true);
  const pattern = patterns.find((one) => one.pattern === code) ?? patterns[0];
  const count = pattern === undefined ? 1 : teamsOf(pattern);
  const length = daysBetween(firstDay, lastDay);
  const isWrong = !(length >= 0 && length < 62);
  const made =
    pattern === undefined || isWrong
      ? { add: [], remove: [] }
      : filling({ pattern, post, teams, firstDay, lastDay, anew }, shifts, {
          zone: shown.rules.zone,
          calendar: shown.calendar,
        });
  const day = (text: string, value: string, change: (day: string) => void) => (
    <Field label={text} className="roster-field">
      {(control) => (
        <Input
          {...control}
          type="date"
          value={value}
          {...(isWrong ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}wrong` } : {})}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <Dialog onClose={onClose} title={say(rosterTexts.fill)} width={560}>
      <Form
        className="roster-save"
        send={null}
        ready={made.add.length > 0}
        busy={false}
        onSend={() => {
          onFill(made);
          onClose();
        }}
        onClose={onClose}
      >
        <div className="roster-shift-form">
          <Field label={say(rosterTexts.pattern)} className="roster-field">
            {(control) => (
              <PickOne
                {...control}
                focused
                value={code}
                options={patterns.map((one) => ({ value: one.pattern, text: say(one.name) }))}
                onChange={(chosen) => {
                  setCode(chosen);
                  setTeams({});
                }}
              />
            )}
          </Field>
          <Field label={say(rosterTexts.post)} className="roster-field">
            {(control) => <PickOne {...control} value={post} options={choices.posts} onChange={setPost} />}
          </Field>
          {day(say(rosterTexts.firstDay), firstDay, setFirstDay)}
          {day(say(rosterTexts.lastDay), lastDay, setLastDay)}
          {isWrong && (
            <p id={`${id}wrong`} role="alert" className="roster-wrong">
              {say(rosterTexts.daysWrong)}
            </p>
          )}
        </div>
        <div className="roster-shift-buttons">
          <Button
            onClick={() =>
              setTeams(Object.fromEntries(choices.people.map(({ value }, index) => [value, index % count])))
            }
          >
            {say(rosterTexts.dealOut)}
          </Button>
          <Button onClick={() => setTeams({})}>{say(rosterTexts.clearTeams)}</Button>
        </div>
        <ul className="roster-teams">
          {choices.people.map(({ value: person, text: name }) => (
            <li key={person}>
              <span className="cut">{name}</span>
              <PickOne
                label={say(rosterTexts.teamOf, { person: name })}
                value={teams[person] ?? -1}
                options={[
                  { value: -1, text: say(rosterTexts.notInTeam) },
                  ...Array.from({ length: count }, (_, index) => ({
                    value: index,
                    text: say(rosterTexts.teamNumber, { number: index + 1 }),
                  })),
                ]}
                onChange={(team) => {
                  const { [person]: _, ...others } = teams;
                  setTeams(team < 0 ? others : { ...others, [person]: team });
                }}
              />
            </li>
          ))}
        </ul>
        <Checkbox checked={anew} onChange={(event) => setAnew(event.target.checked)}>
          {say(rosterTexts.anew)}
        </Checkbox>
        <div className="roster-shift-buttons">
          <span role="status" className="quiet figures">
            {say(rosterTexts.fillCount, { count: made.add.length })}
          </span>
          <span className="panel-head-space" />
          <Button onClick={onClose}>{say(rosterTexts.cancel)}</Button>
          <Button look="primary" submit disabled={made.add.length === 0}>
            {say(rosterTexts.fillNow)}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
