import { Checkbox } from "../../ground/web/checkbox.tsx";
import { NumberInput } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import type { Power } from "../../ground/role.ts";
import type { Post } from "../posts.ts";
import { postRoles } from "../../access/role.ts";
import { roleNames } from "../../access/role-names.ts";
import { postsTexts } from "./roster-texts.ts";

/** What a crew's post needs to know of units. */
interface NamedUnit {
  readonly id: string;
  readonly callsign: string;
}

interface PostFormProps {
  readonly post: Post;
  readonly isNew?: boolean;
  readonly onDone: () => void;
}

/** Every field of a post; where its power counts is its part, or for a crew its unit. */
export function PostForm({ post: before, isNew = false, onDone }: PostFormProps): ReactNode {
  const say = useSay();
  const units = useStreams<NamedUnit>("unit");
  const [post, setPost] = useState(before);
  const [needs, setNeeds] = useState(before.needs.join(", "));
  const set = (change: Partial<Post>) => setPost({ ...post, ...change });
  const field = (key: string, text: string, value: string, change: (value: string) => void, disabled = false) => (
    <TextField
      label={text}
      className="roster-field"
      focused={key === (isNew ? "code" : "zh")}
      value={value}
      disabled={disabled}
      onChange={change}
    />
  );
  return (
    <div className="roster-shift-form" role="group" aria-label={say(isNew ? postsTexts.newPost : post.name)}>
      {field("code", say(postsTexts.code), post.post, (code) => set({ post: code }), !isNew)}
      {field("zh", say(postsTexts.nameZh), post.name.zh, (zh) => set({ name: { ...post.name, zh } }))}
      {field("en", say(postsTexts.nameEn), post.name.en, (en) => set({ name: { ...post.name, en } }))}
      <Field label={say(postsTexts.role)} className="roster-field" name="power">
        {(control) => (
          <PickOne
            {...control}
            value={post.power.role}
            options={postRoles.map((role) => ({ value: role, text: say(roleNames[role]) }))}
            onChange={(role) => set({ power: powerAt(role, post.part) })}
          />
        )}
      </Field>
      {post.power.role === "unit" && (
        <Field label={say(postsTexts.unit)} className="roster-field" name="unit">
          {(control) => (
            <PickOne
              {...control}
              value={post.power.unit}
              options={units.map(({ state }) => ({ value: state.id, text: state.callsign }))}
              onChange={(unit) => set({ power: { role: "unit", unit } })}
            />
          )}
        </Field>
      )}
      {field("needs", say(postsTexts.needs), needs, setNeeds)}
      <Field label={say(postsTexts.least)} className="roster-field roster-field-time" name="least">
        {(control) => (
          <NumberInput {...control} min={0} max={200} value={post.least} onChange={(least) => set({ least })} />
        )}
      </Field>
      <Checkbox checked={post.always} onChange={(event) => set({ always: event.target.checked })}>
        {say(postsTexts.always)}
      </Checkbox>
      <OrderButton
        order="DefinePost"
        kind="primary"
        body={{ ...post, needs: needs.split(/[,，、\s]+/).filter((one) => one !== "") }}
        onAccepted={onDone}
      >
        {say(postsTexts.save)}
      </OrderButton>
    </div>
  );
}

/** A role's power counts where the post is. */
function powerAt(role: Power["role"], part: string): Power {
  if (role === "station") return { role, station: part };
  return role === "department" ? { role, department: part } : { role };
}
