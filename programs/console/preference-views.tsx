import type { ReactNode } from "react";
import type { OwnPreferences } from "../../src/access/preferences.ts";
import { preferencesStream } from "../../src/access/preference-facts.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { Table } from "../../src/ground/web/table.tsx";
import { useClient, useStream } from "../../src/journal/web/client.ts";
import { OrderButton } from "../../src/journal/web/order-button.tsx";
import { preferenceTexts as texts } from "./preference-texts.ts";

/** The views of lists that the person saved; they are made and changed above the lists. */
export function PreferenceViews(): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const views = useStream<OwnPreferences>(preferencesStream(session.officer))?.views ?? [];
  return (
    <section className="preferences-part" aria-label={say(texts.views)}>
      <h2>{say(texts.views)}</h2>
      {views.length === 0 ? (
        <p className="quiet">{say(texts.noViews)}</p>
      ) : (
        <Table
          caption={say(texts.views)}
          rows={views}
          keyOf={({ list, name }) => `${list} ${name}`}
          columns={[
            {
              key: "name",
              head: say(texts.view),
              names: true,
              cell: ({ name, usual }) => (
                <>
                  {name} {usual && <span className="quiet">{say(texts.usualView)}</span>}
                </>
              ),
            },
            { key: "list", head: say(texts.list), cell: ({ list }) => list },
            {
              key: "remove",
              unseenHead: say(texts.removeView),
              cell: ({ list, name }) => (
                <OrderButton
                  order="RemoveTableView"
                  body={{ list, name }}
                  label={say(texts.removeWhat, { what: name })}
                >
                  {say(texts.removeView)}
                </OrderButton>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
