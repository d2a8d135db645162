import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { bureau } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { Dialog } from "../../ground/web/dialog.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Post } from "../posts.ts";
import { roleNames } from "../../access/role-names.ts";
import { patternsOf } from "./fill-by-pattern.ts";
import { PatternForm } from "./pattern-form.tsx";
import { PostForm } from "./post-form.tsx";
import { RestForm } from "./rest-form.tsx";
import { postsTexts } from "./roster-texts.ts";
import type { RosterShown } from "./use-roster.ts";
import "./roster-dialogs.css";

interface PostsDialogProps {
  readonly part: string;
  readonly shown: RosterShown;
  readonly onClose: () => void;
}

/**
 * What rosters are made of: the posts of a part, the patterns of shifts, the rest rules. Each is shown to people who
 * may set it.
 */
export function PostsDialog({ part, shown, onClose }: PostsDialogProps): ReactNode {
  const say = useSay();
  const client = useClient();
  return (
    <Dialog onClose={onClose} title={`${say(postsTexts.posts)} · ${say(postsTexts.patterns)}`} width={680}>
      <div className="roster-cell-dialog">
        <PostList part={part} shown={shown} editable={mayGive(client, "DefinePost")} />
        <PatternList shown={shown} editable={mayGive(client, "DefinePattern")} />
        {mayGive(client, "SetRestRules") && <RestForm rest={shown.postsState.rest} />}
      </div>
    </Dialog>
  );
}

interface PostListProps extends Pick<PostsDialogProps, "part" | "shown"> {
  readonly editable: boolean;
}

function PostList({ part, shown, editable }: PostListProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const [open, setOpen] = useState<string | null>(null);
  const fresh = useNewPost(part, shown);
  return (
    <section aria-label={say(postsTexts.posts)}>
      <h3>{say(postsTexts.posts)}</h3>
      <ul className="roster-defined">
        {shown.posts.map((post) => (
          <li key={post.post}>
            <span>{say(post.name)}</span>
            <span className="quiet">{say(roleNames[post.power.role])}</span>
            <span className="quiet figures">
              {post.always ? say(postsTexts.always) : `${say(postsTexts.least)} ${post.least}`}
            </span>
            <span className="panel-head-space" />
            {editable && (
              <Button
                look="text"
                aria-expanded={open === post.post}
                aria-label={say(postsTexts.changeNamed, { what: say(post.name) })}
                onClick={() => setOpen(open === post.post ? null : post.post)}
              >
                {say(postsTexts.change)}
              </Button>
            )}
            {mayGive(client, "WithdrawPost") && (
              <OrderButton
                order="WithdrawPost"
                kind="text"
                body={{ post: post.post }}
                reason="needed"
                label={say(postsTexts.withdrawNamed, { what: say(post.name) })}
              >
                {say(postsTexts.withdraw)}
              </OrderButton>
            )}
            {open === post.post && <PostForm post={post} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
      {editable && (
        <Button aria-expanded={open === ""} onClick={() => setOpen(open === "" ? null : "")}>
          {say(postsTexts.newPost)}
        </Button>
      )}
      {open === "" && <PostForm post={fresh} isNew onDone={() => setOpen(null)} />}
    </section>
  );
}

/** A post to begin with: the part's own desk, or in the bureau a dispatcher's seat. */
function useNewPost(part: string, shown: RosterShown): Post {
  const { stations } = useDistrict();
  let number = shown.posts.length + 1;
  while (shown.postsState.posts[`${part}-post-${number}`] !== undefined) number += 1;
  const power =
    part === bureau
      ? { role: "dispatcher" as const }
      : stations[part] === undefined
        ? { role: "department" as const, department: part }
        : { role: "station" as const, station: part };
  return {
    ...{ post: `${part}-post-${number}`, name: { zh: "", en: "" }, part, power },
    ...{ needs: [], least: 1, always: false },
  };
}

function PatternList({ shown, editable }: Omit<PostListProps, "part">): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState<string | null>(null);
  const { patterns } = shown.postsState;
  let number = Object.keys(patterns).length + 1;
  while (patterns[`pattern-${number}`] !== undefined) number += 1;
  const fresh = { pattern: `pattern-${number}`, name: { zh: "", en: "" }, cycle: [[]], workingDaysOnly: false };
  return (
    <section aria-label={say(postsTexts.patterns)}>
      <h3>{say(postsTexts.patterns)}</h3>
      <ul className="roster-defined">
        {patternsOf(shown.postsState).map((pattern) => (
          <li key={pattern.pattern}>
            <span>{say(pattern.name)}</span>
            {patterns[pattern.pattern] === undefined && <span className="quiet">{say(postsTexts.standard)}</span>}
            <span className="panel-head-space" />
            {editable && (
              <Button
                look="text"
                aria-expanded={open === pattern.pattern}
                aria-label={say(postsTexts.changeNamed, { what: say(pattern.name) })}
                onClick={() => setOpen(open === pattern.pattern ? null : pattern.pattern)}
              >
                {say(postsTexts.change)}
              </Button>
            )}
            {open === pattern.pattern && <PatternForm pattern={pattern} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
      {editable && (
        <Button aria-expanded={open === ""} onClick={() => setOpen(open === "" ? null : "")}>
          {say(postsTexts.newPattern)}
        </Button>
      )}
      {open === "" && <PatternForm pattern={fresh} onDone={() => setOpen(null)} />}
    </section>
  );
}
