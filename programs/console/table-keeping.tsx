import { type ComponentProps, lazy, type ReactNode, Suspense, useMemo } from "react";
import { actsAs } from "../../src/access/authority.ts";
import { preferencesStream } from "../../src/access/preference-facts.ts";
import type { OwnPreferences } from "../../src/access/preferences.ts";
import { rowListOf } from "../../src/exchange/row-lists.ts";
import type { TableView } from "../../src/ground/preferences.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import { type TableKeeping, TableKeepingContext } from "../../src/ground/web/table-keeping.ts";
import { type Client, useClient, useStream } from "../../src/journal/web/client.ts";
import { sentenceOfRefused } from "../../src/journal/web/refusal-sentence.ts";
import { mayGive } from "../../src/journal/web/rehearse.ts";
import { journalTexts } from "../../src/journal/web/texts.ts";

const LoadedForm = lazy(async () => ({
  default: (await import("../../src/exchange/web/export-rows-form.tsx")).ExportRowsForm,
}));

/** The form that exports rows, fetched when somebody first opens it. */
function ExportForm(props: ComponentProps<TableKeeping["ExportForm"]>): ReactNode {
  return (
    <Suspense fallback={null}>
      <LoadedForm {...props} />
    </Suspense>
  );
}

const noViews: readonly TableView[] = [];

/** Gives the kit's tables what they cannot know: the person's views, and the rules of what may be exported. */
export function KeepsTables({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  const { officer, person } = client.session;
  const views = useStream<OwnPreferences>(person ? preferencesStream(officer) : undefined)?.views ?? noViews;
  const keeping = useMemo(() => (person ? keepingOf(client, views) : null), [client, person, views]);
  return <TableKeepingContext value={keeping}>{children}</TableKeepingContext>;
}

function keepingOf(client: Client, views: readonly TableView[]): TableKeeping {
  const give = async (name: string, body: unknown): Promise<Sentence | null> => {
    const answer = await client.sender.give(name, body);
    if (answer.kind === "accepted") return null;
    return answer.kind === "refused" ? sentenceOfRefused(client, answer.refused) : journalTexts.dropped;
  };
  return {
    views,
    save: (view) => give("SaveTableView", view),
    remove: (view) => give("RemoveTableView", view),
    columnsOut: (list) => {
      const allowed = rowListOf(list);
      const may = allowed?.roles.some((role) => actsAs(client.session.role).includes(role)) === true;
      return may && mayGive(client, "ExportRows") ? allowed.columns : null;
    },
    ExportForm,
  };
}
