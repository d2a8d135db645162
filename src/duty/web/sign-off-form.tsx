import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import type { Person } from "../../access/person.ts";
import { needsHandover } from "../sign-off.ts";
import { usePosts } from "./use-posts.ts";
import { postTexts } from "./post-texts.ts";
import { saidOnLeaving } from "./recorded-warnings.ts";
import "./post.css";

/** Leaves the post, with a reason if there is one; what goes on record is said before and after. */
export function SignOffForm({
  onPost,
  onClose,
}: {
  onPost: NonNullable<Person["onPost"]>;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const giving = useGiving();
  const { posts } = usePosts();
  const [reason, setReason] = useState("");
  const field = useId();
  const post = onPost.post === undefined ? undefined : posts[onPost.post];
  const warns = onPost.handedOver !== true && needsHandover(onPost.power, post);

  async function send(): Promise<void> {
    const answer = await giving.give("SignOff", reason.trim() === "" ? {} : { reason: reason.trim() });
    if (answer.kind !== "accepted") return;
    const left = answer.facts.find(({ type }) => type === "SignedOff")?.data as { warnings?: readonly string[] };
    saidOnLeaving.set(left.warnings ?? []);
    onClose();
  }

  return (
    <form
      className="post-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!giving.busy) void send();
      }}
    >
      {warns && <p className="post-warning">{say(postTexts.notHandedOver)}</p>}
      <label htmlFor={field}>{say(postTexts.reasonIfAny)}</label>
      <Input
        id={field}
        size="small"
        maxLength={500}
        autoFocus
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
      <div className="reason-form-buttons">
        <Button size="small" type="text" onClick={onClose}>
          {say(postTexts.cancel)}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={giving.busy}>
          {say(postTexts.signOff)}
        </Button>
      </div>
    </form>
  );
}
