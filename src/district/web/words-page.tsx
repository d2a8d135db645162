import { type ReactNode, useMemo } from "react";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import { noWords, type OwnWord, type Words } from "../words.ts";
import { wordsStream } from "../words-facts.ts";
import { districtTexts } from "./district-texts.ts";
import { type WordDraft, wordDraft, wordOf, wordSetting } from "./words-setting.ts";
import { wordsTexts as texts } from "./words-texts.ts";
import "./district-settings.css";

const isOwn = ({ zh, en, zhTW }: OwnWord) => [zh, en, zhTW].some((said) => said !== undefined);

/** Names that a district gives in settings of their own. */
const elsewhere = [
  { to: "/settings/types", title: districtTexts.types },
  { to: "/settings/organisation", title: { zh: "组织机构", en: "Organisation" } },
  { to: "/settings/units", title: { zh: "处警单元", en: "Units" } },
] as const;

/** The words of the program, list by list, as the district has them. */
export function WordsPage(): ReactNode {
  const say = useSay();
  const { book } = useClient();
  const { words } = useStream<Words>(wordsStream) ?? noWords;
  const things = useMemo(() => [...book.words.keys()].map((word) => words[word] ?? { word }), [book, words]);
  const programs = (word: string) => book.words.get(word)?.name ?? { zh: word, en: word };
  const listOf = (word: string) => book.words.get(word)?.list;
  return (
    <SettingThings
      title={texts.title}
      about={texts.about}
      setting={wordSetting}
      things={things}
      keyOf={({ word }) => word}
      nameOf={({ word }) => say(programs(word))}
      wordsOf={({ word, zh = "", en = "", zhTW = "" }) =>
        [programs(word).zh, programs(word).en, zh, en, zhTW, say(listOf(word)?.title ?? programs(word))].join(" ")
      }
      groupOf={({ word }) => say(listOf(word)?.title ?? programs(word))}
      columns={[
        {
          key: "word",
          head: say(texts.word),
          names: true,
          cell: ({ word }) => (
            <>
              {programs(word).zh} · {programs(word).en} <code className="quiet word-key">{word}</code>
            </>
          ),
        },
        {
          key: "ours",
          head: say(texts.ours),
          cell: ({ zh, zhTW, en }) => (
            <strong>{[zh, zhTW, en].filter((said) => said !== undefined).join(" · ")}</strong>
          ),
        },
      ]}
      none={texts.none}
      withdraw={{ label: texts.restore, to: ({ word }) => ({ word }) }}
      isOut={(word) => !isOwn(word)}
      before={
        <p className="setting-about">
          {say(texts.elsewhere)}{" "}
          {elsewhere.map(({ to, title }) => (
            <span key={to}>
              <AddressLink to={to}>{say(title)}</AddressLink>{" "}
            </span>
          ))}
        </p>
      }
      form={{
        draftOf: wordDraft,
        valueOf: (draft) => wordOf(draft, programs(draft.word)),
        fields: (draft, change) => <WordFields draft={draft} program={programs(draft.word)} onChange={change} />,
        meaning: ({ word }) => {
          const list = listOf(word);
          return list === undefined ? null : <p>{say(texts.shownIn, { where: say(list.shown) })}</p>;
        },
      }}
    />
  );
}

interface WordFieldsProps {
  readonly draft: WordDraft;
  readonly program: { readonly zh: string; readonly en: string };
  readonly onChange: (draft: WordDraft) => void;
}

function WordFields({ draft, program, onChange }: WordFieldsProps): ReactNode {
  const say = useSay();
  const field = (name: "zh" | "zhTW" | "en", hint: string) => (
    <TextField
      label={say(texts[name])}
      name={name}
      most={40}
      focused={name === "zh"}
      hint={hint}
      value={draft[name]}
      onChange={(said) => onChange({ ...draft, [name]: said })}
    />
  );
  return (
    <>
      {field("zh", say(texts.usual, { word: program.zh }))}
      {field("zhTW", say(texts.convertedHint))}
      {field("en", say(texts.usual, { word: program.en }))}
    </>
  );
}
