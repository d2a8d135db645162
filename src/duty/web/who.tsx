import { Button } from "../../ground/web/button.tsx";
import { Popover } from "../../ground/web/popover.tsx";
import { type ReactNode, useState, lazy, Suspense } from "react";
import { useDistrict, useNames } from "../../district/web/use-district.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { needsPost } from "../../access/authority.ts";
import { roleNames } from "../../access/role-names.ts";
import { glassTexts } from "../../access/web/glass-texts.ts";
import { doorTexts } from "../../access/web/door-texts.ts";
import { moment } from "../../access/web/door-sentence.ts";
import { useOfficerName } from "../../access/web/officer-names.ts";
import { SignOnControl } from "./off-post-strip.tsx";
import { useOwnPerson } from "../../access/web/own-person.ts";
import { usePosts } from "./use-posts.ts";
import { postTexts, warningsInWords } from "./post-texts.ts";
import { powerWords } from "../../access/web/power-words.ts";
import { shiftEndOf } from "./sign-on-choices.ts";
import { SignOffForm } from "./sign-off-form.tsx";
import "./post.css";

// Seldom opened: fetched when it is.
const BreakGlassForm = lazy(async () => ({
  default: (await import("../../access/web/break-glass-form.tsx")).BreakGlassForm,
}));

interface WhoProps {
  readonly onSignOut: () => void;
  readonly onLock: () => void;
  readonly onAccount: () => void;
  readonly onPreferences: () => void;
}

/** The menu of the person who is signed in: their post, locking the screen, their account, signing out. */
export function Who({ onSignOut, onLock, onAccount, onPreferences }: WhoProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const { session } = useClient();
  const [open, setOpen] = useState(false);
  useHotkey("Alt+l", doorTexts.lockScreen, onLock, { whileTyping: true, on: session.person });
  const role = say(roleNames[session.role]);
  const seat = session.station === undefined ? (session.unit ?? role) : names.station(session.station);
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {session.offPost === true ? say(postTexts.offPostShort, { role: seat }) : seat}
      </Button>
      <Popover open={open} light onClose={() => setOpen(false)}>
        <WhoPanel
          onSignOut={onSignOut}
          onLock={onLock}
          onAccount={() => {
            setOpen(false);
            onAccount();
          }}
          onPreferences={() => {
            setOpen(false);
            onPreferences();
          }}
          onClose={() => setOpen(false)}
        />
      </Popover>
    </>
  );
}

function WhoPanel(props: WhoProps & { onClose: () => void }): ReactNode {
  const say = useSay();
  const { onSignOut, onLock, onAccount, onPreferences, onClose } = props;
  const client = useClient();
  const { session } = client;
  const name = useOfficerName(session.officer);
  const person = useOwnPerson();
  const [form, setForm] = useState<"signOff" | "glass" | null>(null);
  const mayBreak = person?.kind === "officer" && session.glass === undefined && mayGive(client, "BreakGlass");
  const mayComeOn =
    person !== undefined &&
    person.onPost === undefined &&
    session.offPost !== true &&
    person.powers.some(({ role }) => needsPost(role));
  if (form === "glass")
    return (
      <Suspense fallback={null}>
        <BreakGlassForm onClose={onClose} />
      </Suspense>
    );
  return (
    <div className="who">
      <span>{say(postTexts.signedInAs, { who: name === session.officer ? name : `${name} ${session.officer}` })}</span>
      {person?.onPost !== undefined && <OnPostLines />}
      {/* Off post the strip has it; this is for whoever also holds a power that needs no post. */}
      {mayComeOn && (
        <div className="who-sign-on">
          <SignOnControl />
        </div>
      )}
      {person?.onPost !== undefined && form === "signOff" && (
        <SignOffForm onPost={person.onPost} onClose={() => setForm(null)} />
      )}
      <div className="who-acts">
        {person?.onPost !== undefined && form === null && (
          <Button onClick={() => setForm("signOff")}>{say(postTexts.signOff)}</Button>
        )}
        {mayBreak && (
          <Button danger onClick={() => setForm("glass")}>
            {say(glassTexts.breakGlass)}…
          </Button>
        )}
        {session.person && (
          <>
            <Button onClick={onAccount}>{say(postTexts.account)}</Button>
            <Button aria-keyshortcuts="Alt+L" onClick={onLock}>
              {say(doorTexts.lockScreen)}
            </Button>
          </>
        )}
        {session.unit !== undefined && (
          <Button onClick={() => location.assign("/handset/")}>{say(postTexts.handset)}</Button>
        )}
        <Button onClick={onPreferences}>{say(postTexts.preferences)}</Button>
        <Button onClick={onSignOut}>{say(doorTexts.signOut)}</Button>
      </div>
    </div>
  );
}

function OnPostLines(): ReactNode {
  const say = useSay();
  const now = useNow();
  const district = useDistrict();
  const { posts } = usePosts();
  const person = useOwnPerson();
  const onPost = person?.onPost;
  if (person === undefined || onPost === undefined) return null;
  const post = onPost.post === undefined ? undefined : posts[onPost.post];
  const ends = shiftEndOf(person);
  const time = (instant: string) => moment(instant, now, district.zone);
  return (
    <dl className="who-post figures">
      <dt>{say(post?.name ?? powerWords(onPost.power, district))}</dt>
      <dd>
        {say(postTexts.onPostSince, { from: time(onPost.since) })}
        {ends !== undefined && ` · ${say(postTexts.shiftEnds, { to: time(ends) })}`}
      </dd>
      {onPost.warnings.length > 0 && <dd className="quiet">{say(warningsInWords(onPost.warnings))}</dd>}
    </dl>
  );
}
