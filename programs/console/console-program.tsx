import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { SignIn } from "../../src/duty/web/sign-in.tsx";
import { readSession, type Session, type SignedIn, signOut } from "../../src/duty/web/session.ts";
import { dutyTexts } from "../../src/duty/web/texts.ts";
import { useStaffNames } from "../../src/duty/web/use-staff-names.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useLanguage, useSay } from "../../src/ground/web/language.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { ask } from "../../src/journal/web/api.ts";
import { DeskContext } from "../../src/journal/web/desk.ts";
import { Screen } from "./screen.tsx";
import { PageGuard } from "./page-guard.tsx";
import { closeDesk, openDesk } from "./open-desk.ts";
import { type DutyPage, dutyPageOf, incidentOfSheet } from "./routes.ts";
import { Notices, TopBar } from "./top-bar.tsx";
import { useServerStatus } from "./use-status.ts";
import { styleNonce } from "./own-styles.ts";
import { consoleTexts } from "./texts.ts";
import { antThemeOf, themeStore } from "./theme.ts";

const IncidentSheet = lazy(async () => ({
  default: (await import("../../src/dispatch/web/incident-sheet.tsx")).IncidentSheet,
}));

const RosterView = lazy(async () => ({ default: (await import("../../src/duty/web/roster-view.tsx")).RosterView }));
const HandoverView = lazy(async () => ({
  default: (await import("../../src/duty/web/handover-view.tsx")).HandoverView,
}));

const csp = { nonce: styleNonce };

/** The whole program: language, theme, who is signed in, and the screen or the printable sheet. */
export function ConsoleProgram(): ReactNode {
  const language = useLanguage();
  const theme = useStore(themeStore);
  const antTheme = useMemo(() => antThemeOf(theme), [theme]);
  return (
    <ConfigProvider
      locale={language === "zh" ? zhCN : enUS}
      theme={antTheme}
      csp={csp}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false}>
        <PageGuard>
          <Entrance />
        </PageGuard>
      </App>
    </ConfigProvider>
  );
}

function Entrance(): ReactNode {
  const say = useSay();
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [notice, setNotice] = useState<Sentence | null>(null);

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const found = await readSession();
      if (over) return;
      setSignedIn(found);
      if (found.kind === "unreachable") timer = setTimeout(() => void read(), 2000);
    };
    void read();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);

  const leave = useCallback(async (why: Sentence | null) => {
    if (why === null) await signOut();
    setNotice(why);
    setSignedIn(await readSession());
  }, []);

  if (signedIn === null) return <p className="nothing">{say(consoleTexts.loading)}</p>;
  if (signedIn.kind === "unreachable") return <p className="nothing">{say(consoleTexts.unreachable)}</p>;
  if (signedIn.kind === "out") {
    return (
      <SignIn
        key={notice?.en ?? ""}
        demo={signedIn.demo}
        notice={notice}
        onSignedIn={(session) => setSignedIn({ kind: "in", session })}
      />
    );
  }
  const { session } = signedIn;
  return (
    <SignedInProgram
      key={`${session.role} ${session.station ?? ""} ${session.unit ?? ""}`}
      session={session}
      onLeave={leave}
    />
  );
}

function SignedInProgram({
  session,
  onLeave,
}: {
  session: Session;
  onLeave: (why: Sentence | null) => Promise<void>;
}): ReactNode {
  const say = useSay();
  const [desk, setDesk] = useState<ReturnType<typeof openDesk> | null>(null);
  useEffect(() => {
    const opened = openDesk(session, ask);
    const watch = opened.connection.state.subscribe(() => {
      if (opened.connection.state.get().state === "signedOut") void onLeave(dutyTexts.signedOut);
    });
    setDesk(opened);
    return () => {
      watch();
      closeDesk(opened);
    };
  }, [session, onLeave]);
  if (desk === null) return <p className="nothing">{say(consoleTexts.loading)}</p>;
  const sheet = incidentOfSheet(location.pathname);
  const page = dutyPageOf(location.pathname);
  return (
    <DeskContext value={desk}>
      {page !== null ? (
        <DutyScreen page={page} onSignOut={() => void onLeave(null)} />
      ) : sheet === null ? (
        <Screen onSignOut={() => void onLeave(null)} />
      ) : (
        <Suspense fallback={<p className="nothing">{say(consoleTexts.loading)}</p>}>
          <IncidentSheet id={sheet} />
        </Suspense>
      )}
    </DeskContext>
  );
}

function DutyScreen({ page, onSignOut }: { readonly page: DutyPage; readonly onSignOut: () => void }): ReactNode {
  const say = useSay();
  const status = useServerStatus();
  const nameOf = useStaffNames();
  return (
    <div className="console console-page">
      <TopBar status={status} onKeys={() => undefined} onSignOut={onSignOut} />
      <Notices status={status} />
      <main className="page">
        <Suspense fallback={<p className="nothing">{say(consoleTexts.loading)}</p>}>
          {page === "roster" ? <RosterView nameOf={nameOf} /> : <HandoverView nameOf={nameOf} />}
        </Suspense>
      </main>
    </div>
  );
}
