import { type ReactNode, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
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
  const { posts } = usePosts();
  const [reason, setReason] = useState("");
  const post = onPost.post === undefined ? undefined : posts[onPost.post];
  const warns = onPost.handedOver !== true && needsHandover(onPost.power, post);

  return (
    <OrderForm
      className="post-form"
      label={say(postTexts.signOff)}
      order="SignOff"
      body={reason.trim() === "" ? {} : { reason: reason.trim() }}
      leave={postTexts.cancel}
      onAccepted={({ facts }) => {
        const left = facts.find(({ type }) => type === "SignedOff")?.data as { warnings?: readonly string[] };
        saidOnLeaving.set(left.warnings ?? []);
        onClose();
      }}
      onClose={onClose}
    >
      {warns && <p className="post-warning">{say(postTexts.notHandedOver)}</p>}
      <TextField
        label={say(postTexts.reasonIfAny)}
        name="reason"
        most={500}
        focused
        value={reason}
        onChange={setReason}
      />
    </OrderForm>
  );
}
