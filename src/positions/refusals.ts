import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why a fix is not shown. A batch is never refused for one of its fixes. */
export const positionRefusals = {
  FixInvalid: { means: "malformed", zh: "定位数据字段 {field} {reasonZh}", en: "In this fix, {field} {reason}." },
  UnitNotYours: { means: "forbidden", zh: "无权上报 {unit} 的位置", en: "You may not report positions of {unit}." },
  NotOnDuty: {
    means: "conflict",
    zh: "{unit} 不在勤，位置未记录",
    en: "{unit} is not on duty; its position was not recorded.",
  },
  FixNowhere: { means: "invalid", zh: "{unit} 的接收机尚未定位", en: "The receiver of {unit} has no fix yet." },
  FixInFuture: {
    means: "invalid",
    zh: "{unit} 的定位时间超前 {seconds} 秒，请校准时钟",
    en: "The fix of {unit} is {seconds} s ahead of the server; set the device's clock.",
  },
  FixWeeksWrong: {
    means: "invalid",
    zh: "{unit} 的接收机日期慢了 {days} 天：GPS 周数已翻转，请更新接收机固件",
    en: "The receiver of {unit} is {days} days behind: it counts the weeks of GPS wrongly and needs new firmware.",
  },
  FixTooOld: {
    means: "invalid",
    zh: "{unit} 的定位已过 {minutes} 分钟，不再采用",
    en: "The fix of {unit} is {minutes} minutes old and too late to be used.",
  },
  FixDuplicate: { means: "conflict", zh: "{unit} 的该次定位已收到", en: "This fix of {unit} is already here." },
  FixOutOfOrder: {
    means: "conflict",
    zh: "{unit} 已有更新的位置；本次仅计入历史",
    en: "A newer position of {unit} is shown; this one was kept for the history only.",
  },
  FixImpossible: {
    means: "conflict",
    zh: "{unit} 须达 {kilometresPerHour} 公里/小时方可到此（上限 {limit}）；如下一次定位一致则采用",
    en: "{unit} would have had to go {kilometresPerHour} km/h to be there (limit {limit}); the next fix may confirm it.",
  },
} as const satisfies RefusalCatalogue;
