import type { ReactNode } from "react";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { noticesStream } from "../facts.ts";
import type { Notices } from "../room.ts";

/** How long notices hang here. */
export function NoticesPage(): ReactNode {
  const say = useSay();
  const notices = useStream<Notices>(noticesStream);
  return (
    <Panel title={say({ zh: "告示", en: "Notices" })} className="panel-grow" body="clocks-body">
      <p>
        {notices === undefined
          ? say({ zh: "尚未设置", en: "Not set yet" })
          : say({ zh: "张贴 {days} 天", en: "Hang {days} days" }, { days: notices.hangingDays })}
      </p>
    </Panel>
  );
}
