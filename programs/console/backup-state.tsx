import type { ReactNode } from "react";
import { useNow } from "../../src/ground/web/clock.ts";
import { type Say, useSay } from "../../src/ground/web/language.ts";
import { isBackupLate, toneOfBackup, toneOfDrill } from "./backup-age.ts";
import { consoleTexts } from "./texts.ts";
import type { ServerStatus } from "./server-status.ts";

/** How old the last backup is, and the last restore drill with its answer. */
export function Backups({ status, drill }: { status: ServerStatus | undefined; drill: boolean }): ReactNode {
  const say = useSay();
  const now = useNow();
  const tried = status?.lastDrill ?? null;
  const failed = tried?.failed ?? null;
  const error = status?.lastBackupError ?? null;
  const tone = toneOfDrill(status, now);
  return (
    <>
      <span
        className="bar-item"
        data-tone={toneOfBackup(status, now, drill)}
        title={error === null ? undefined : say(error.why)}
      >
        {say(consoleTexts.backup)} <strong className="figures">{agoText(status?.lastBackupAt, now, say)}</strong>
      </span>
      {(tried !== null || !drill) && (
        <span
          className={tone === "alarm" ? "bar-item" : "bar-item bar-wide"}
          data-tone={tone}
          title={
            failed === null ? say(consoleTexts.lastRestoreDrill) : say(consoleTexts.drillFailedAt, { step: failed })
          }
        >
          {say(consoleTexts.restoreDrill)}{" "}
          <strong className="figures">
            {tried === null
              ? say(status === undefined ? consoleTexts.unknown : consoleTexts.noBackup)
              : say(tried.ok ? consoleTexts.drillYes : consoleTexts.drillNo)}
            {tried !== null && <span className="bar-wide"> · {ageText(now - Date.parse(tried.at), say)}</span>}
          </strong>
        </span>
      )}
    </>
  );
}

/** Said aloud to everyone while scheduled backups do not succeed. */
export function BackupNotice({ status }: { status: ServerStatus | undefined }): ReactNode {
  const say = useSay();
  const now = useNow();
  if (status === undefined || !isBackupLate(status, now)) return null;
  const { lastBackupAt, lastBackupError } = status;
  return (
    <div className="notice" data-tone="alarm" role="alert">
      {lastBackupAt === null
        ? say(consoleTexts.backupNone)
        : say(consoleTexts.backupLate, { age: ageText(now - Date.parse(lastBackupAt), say) })}{" "}
      {lastBackupError !== null && say(lastBackupError.why)}
    </div>
  );
}

function agoText(at: string | null | undefined, now: number, say: Say): string {
  if (at === undefined) return say(consoleTexts.unknown);
  return at === null ? say(consoleTexts.noBackup) : say(consoleTexts.ago, { age: ageText(now - Date.parse(at), say) });
}

function ageText(milliseconds: number, say: Say): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 90) return say(consoleTexts.minutes, { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? say(consoleTexts.hours, { count: hours })
    : say(consoleTexts.days, { count: Math.floor(hours / 24) });
}
