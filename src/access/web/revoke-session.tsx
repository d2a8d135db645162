import type { ReactNode } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { useSay } from "../../ground/web/language.ts";
import type { SessionRecord } from "../sessions.ts";
import { ActButton } from "./act-button.tsx";
import { useOfficerNames } from "./officer-names.ts";
import { peopleTexts as texts } from "./people-texts.ts";

/** Signs one window out; nothing where one may not. */
export function RevokeSession({ session: { id, person, at } }: { readonly session: SessionRecord }): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const times = useTimeWords();
  return (
    <ActButton
      silent
      order="RevokeSession"
      body={{ session: id }}
      label={say(texts.revokeNamed, { who: nameOf(person), time: times.dayAndTime(at) })}
    >
      {say(texts.revoke)}
    </ActButton>
  );
}
