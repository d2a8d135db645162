import { seesHandovers, usePreparedHandovers } from "./prepared-handovers.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextArea } from "../../ground/web/input.tsx";
import { type ReactNode, useId, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Field } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { KeyHint } from "../../ground/web/key-hint.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient, useStream } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import type { OpenItem } from "../../ground/open-item.ts";
import { personStream } from "../../access/people-facts.ts";
import { postsStream } from "../facts.ts";
import type { Handover } from "../handover.ts";
import type { Person } from "../../access/person.ts";
import { noPosts, type Posts } from "../posts.ts";
import { hindrance, takesOf, withNow, withoutOwner } from "./handover-items.ts";
import { HandoverItemTable } from "./handover-item-table.tsx";
import { handoverTexts } from "./handover-texts.ts";
import { type Naming, useNaming } from "./handover-naming.ts";
import { notShown } from "./not-shown.ts";
import { useAsking } from "./use-asking.ts";
import { type OpenItems, useOpenItems } from "./use-open-items.ts";
import "./handover-page.css";

/**
 * Shows a post changing hands: the open items, who has each, what the person who leaves says, what the person who comes
 * takes.
 */
export function HandoverPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const { session } = client;
  const isShown = seesHandovers(client);
  const self = useStream<Person>(personStream(session.officer));
  const post = self?.onPost?.post;
  const { posts } = useStream<Posts>(postsStream) ?? noPosts;
  // A seat of the drill is nobody's post: it sees what is open, as at the first post of its role.
  const seat = session.person ? undefined : Object.values(posts).find(({ power }) => power.role === session.role)?.post;
  const shownPost = post ?? seat ?? (session.person ? undefined : session.role);
  const open = useOpenItems(shownPost);
  const naming = useNaming();
  const waiting = usePreparedHandovers();
  const mine = waiting.filter((each) => each.post === post && each.from === session.officer);
  return (
    <div className="handover">
      <Panel
        title={say(handoverTexts.open)}
        className="handover-open"
        about={
          post !== undefined && (
            <span className="quiet cut">{say(handoverTexts.atPost, { post: naming.postName(post) })}</span>
          )
        }
        tools={shownPost !== undefined && <Button onClick={open.read.again}>{say(handoverTexts.again)}</Button>}
        {...(shownPost === undefined
          ? { state: "empty" as const, empty: handoverTexts.notAtPost }
          : { ...panelOf(open.read, () => open.items?.length === 0), empty: handoverTexts.nothingOpen })}
        before={!session.person && <p className="nothing">{say(handoverTexts.seat)}</p>}
        body
        scrolls
        foot={post !== undefined && <Preparing post={post} isPrepared={mine.length > 0} />}
      >
        {open.items !== null && <Open items={open.items} naming={naming} />}
      </Panel>
      <Panel
        title={say(handoverTexts.waiting)}
        className="handover-waiting"
        state={waiting.length === 0 ? "empty" : "ready"}
        empty={isShown ? handoverTexts.noneWaiting : notShown}
        about={isShown && <span className="count">{waiting.length}</span>}
        body
        scrolls
      >
        {waiting.map((handover) => (
          <Waiting
            key={handover.id}
            handover={handover}
            officer={session.officer}
            isHere={handover.post === post}
            open={open}
            naming={naming}
          />
        ))}
      </Panel>
    </div>
  );
}

function Open({ items, naming }: { readonly items: readonly OpenItem[]; readonly naming: Naming }): ReactNode {
  const say = useSay();
  const ownerless = withoutOwner(items).length;
  return (
    <>
      <p role="status" className="handover-summary" data-tone={ownerless > 0 ? "alarm" : "good"}>
        {ownerless > 0 ? say(handoverTexts.withoutOwner, { count: ownerless }) : say(handoverTexts.allOwned)}
      </p>
      <HandoverItemTable items={items} ownerName={naming.ownerName} />
    </>
  );
}

/** The one who leaves says a word to the next and makes it ready. */
function Preparing({ post, isPrepared }: { readonly post: string; readonly isPrepared: boolean }): ReactNode {
  const say = useSay();
  const client = useClient();
  const asking = useAsking();
  const [words, setWords] = useState("");
  if (!mayGive(client, "PrepareHandover")) return null;

  async function prepare(): Promise<void> {
    const said = words.trim();
    if (await asking.post("/api/v1/handovers", { post, ...(said === "" ? {} : { words: said }) })) setWords("");
  }

  return (
    <Form className="handover-foot" send={null} ready={true} busy={asking.busy} onSend={() => void prepare()}>
      <Field label={say(handoverTexts.words)}>
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <Trouble said={asking.trouble} />
      <div className="handover-buttons">
        <span role="status" className="quiet">
          {isPrepared && say(handoverTexts.prepared)}
        </span>
        <Button look="primary" submit busy={asking.busy}>
          {say(handoverTexts.prepare)}
        </Button>
      </div>
    </Form>
  );
}

interface WaitingProps {
  readonly handover: Handover;
  readonly officer: string;
  /** The one who looks stands at its post. */
  readonly isHere: boolean;
  readonly open: OpenItems;
  readonly naming: Naming;
}

/** A prepared handover. The person who comes sees what is open now, and takes exactly that. */
function Waiting({ handover, officer, isHere, open, naming }: WaitingProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const { post, from, items, words, preparedAt } = handover;
  const title = say(handoverTexts.from, { from: naming.nameOf(from), post: naming.postName(post) });
  const isOwn = from === officer;
  return (
    <article className="handover-one" aria-label={title}>
      <h3>{title}</h3>
      <p className="quiet figures">
        {say(handoverTexts.preparedAt, {
          at: dayAndTime(preparedAt, zone).slice(5, 16),
          count: items.length,
        })}
      </p>
      {words !== undefined && <blockquote className="handover-words">{words}</blockquote>}
      {isHere && !isOwn && open.items !== null ? (
        <Confirming handover={handover} open={open} naming={naming} />
      ) : (
        <>
          <p className="quiet">
            {say(isOwn ? handoverTexts.isYours : handoverTexts.notYourPost, { post: naming.postName(post) })}
          </p>
          <HandoverItemTable items={withNow(items, open.items)} ownerName={naming.ownerName} />
        </>
      )}
    </article>
  );
}

function Confirming({ handover, open, naming }: Pick<WaitingProps, "handover" | "open" | "naming">): ReactNode {
  const say = useSay();
  const id = useId();
  const client = useClient();
  const asking = useAsking();
  const [takes, setTakes] = useState<ReadonlySet<string>>(new Set());
  const items = open.items ?? [];
  const ownerless = withoutOwner(items);
  const hinders = hindrance(items, takes);
  const offered = mayGive(client, "ConfirmHandover");
  const takeAll = () => setTakes(new Set(ownerless.map((item) => item.id)));
  useHotkey("a", handoverTexts.takeAll, takeAll, { on: offered && ownerless.length > 0 });
  if (!offered) return null;

  async function confirm(): Promise<void> {
    const done = await asking.post(`/api/v1/handovers/${handover.id}/confirm`, { takes: takesOf(items, takes) });
    // Refused because something has come up meanwhile: what it is shows itself when it is read again.
    if (!done) open.read.again();
  }

  return (
    <>
      <HandoverItemTable
        items={items}
        ownerName={naming.ownerName}
        taking={{
          takes,
          onTake: (item, isTaken) => {
            const next = new Set(takes);
            if (isTaken) next.add(item);
            else next.delete(item);
            setTakes(next);
          },
        }}
      />
      <div className="handover-foot">
        <p id={id} role="status" className="handover-summary" data-tone={hinders === null ? "good" : "alarm"}>
          {hinders === null
            ? say(handoverTexts.allOwned)
            : say(handoverTexts.hinders, { count: hinders.count, numbers: numbersOf(hinders, say) })}
        </p>
        <Trouble said={asking.trouble} />
        <div className="handover-buttons">
          {ownerless.length > 0 && (
            <Button onClick={takeAll}>
              {say(handoverTexts.takeAll)} <KeyHint of="a" />
            </Button>
          )}
          <Button
            look="primary"
            busy={asking.busy}
            aria-disabled={hinders !== null}
            aria-describedby={id}
            onClick={() => {
              if (hinders === null) void confirm();
            }}
          >
            {say(handoverTexts.confirm)}
          </Button>
        </div>
      </div>
    </>
  );
}

function numbersOf(
  { first, more }: { readonly first: readonly string[]; readonly more: number },
  say: ReturnType<typeof useSay>,
): string {
  const numbers = first.join(say(handoverTexts.comma));
  return more === 0 ? numbers : say(handoverTexts.more, { numbers });
}
