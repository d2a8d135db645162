import assert from "node:assert/strict";
import { test } from "node:test";
import { type Boundary, boundaryOfName, boundaryOfValues, forbiddenColumn } from "./forbidden-columns.ts";

const names: Readonly<Record<Boundary, readonly string[]>> = {
  1: [
    "人脸",
    "人脸ID",
    "face_id",
    "FaceID",
    "gait",
    "步态特征",
    "声纹",
    "voiceprint",
    "车牌",
    "车牌号码",
    "plate",
    "LicensePlate",
    "licence_plate",
    "plate no",
  ],
  3: [
    "IMEI",
    "imsi",
    "MAC",
    "mac_address",
    "WiFi",
    "wifi_mac",
    "酒店名称",
    "hotel",
    "车票号",
    "TicketNo",
    "航班",
    "flight",
    "支付宝",
    "payment",
    "基站",
  ],
  4: [
    "积分",
    "风险评分",
    "risk_score",
    "RiskScore",
    "重点人员",
    "黑名单",
    "Watchlist",
    "threat level",
    "criminal history",
    "预测",
  ],
  5: [
    "民族",
    "宗教信仰",
    "religion",
    "Ethnicity",
    "ethnic_group",
    "RACE",
    "政治面貌",
    "political",
    "上访次数",
    "信访",
    "petition",
    "舆情",
    "opinion",
  ],
  6: ["户号", "户主", "household_id", "Household"],
  7: [
    "身份证号",
    "身 份 证 号",
    "ID Card",
    "idcard",
    "passport",
    "手机号",
    "联系电话",
    "Phone",
    "CALLER_PHONE",
    "caller number",
    "报警人姓名",
    "DOB",
    "Victim Name",
    "email",
  ],
};

test("a column is known by its name in either language, however it is written", () => {
  for (const [boundary, headings] of Object.entries(names)) {
    for (const heading of headings) {
      const spelled = heading.includes(" ") && /\p{Script=Han}/u.test(heading) ? heading.replaceAll(" ", "") : heading;
      assert.equal(boundaryOfName(heading) ?? boundaryOfName(spelled), Number(boundary), heading);
    }
  }
});

test("what tables of calls say of calls, crews and places is let pass", () => {
  const plain =
    "Call Number,Unit ID,Incident Number,Call Type,Received DtTm,On Scene DtTm,Transport DtTm,Hospital DtTm,Address,City,Zipcode of Incident,Battalion,Station Area,Box,Original Priority,ALS Unit,Number of Alarms,Unit sequence in call dispatch,Supervisor District,Location,RowID,Agency,GeoX,LastClear,Nature,PrimaryUnit,Service,CDTS,EID,OFFENSE_DATE,CALLTYPE_CODE,FINAL_DISPO,STATE,接警单编号,警情类别,地点,呼号,派出所,到场时间,处警结果,name,name:zh,kind,station,Neighborhood District,Interface,Surface,Machine,Format,Trace,Stage,Reported By Unit,Grid,Beat,Telemetry,altitude,hdop,batt,accuracy";
  for (const heading of plain.split(",")) assert.equal(boundaryOfName(heading), undefined, heading);
});

test("a column is known by what it holds, whatever it is called", () => {
  const holds: readonly (readonly [Boundary, readonly string[]])[] = [
    [7, ["420106199001011234", "42010619900101123X"]],
    [7, ["13812345678", "15912345678", "18812345678"]],
    [7, ["(415) 555-0101", "(628) 555-0102"]],
    [1, ["鄂A12345", "京B·D12345", "沪C123学"]],
    [3, ["00:1A:2B:3C:4D:5E", "a0-b1-c2-d3-e4-f5"]],
    [3, ["490154203237518", "356938035643809"]],
    [1, ["data:image/png;base64,AAAA", "A".repeat(300)]],
  ];
  for (const [boundary, values] of holds) assert.equal(boundaryOfValues(values), boundary, values[0]);
});

test("numbers of cases, times, points and grades are not taken for somebody's", () => {
  const plain: readonly (readonly string[])[] = [
    ["163664050", "163664036"],
    ["16123456701", "16123456702", "16123456703"],
    ["20220614132510PD", "20221109071751PS"],
    ["12/31/2016 11:57:56 PM"],
    ["(37.745858648581, -122.456664252061)"],
    ["3", "2", "E"],
    ["94127", "94123"],
    ["0 Block of BALCETA AVE"],
    ["2026-11-23T08:00:00Z"],
    ["1692801.13", "1700180.0"],
    [],
  ];
  for (const values of plain) assert.equal(boundaryOfValues(values), undefined, values[0]);
});

test("a column that is empty throughout is let pass; one value is enough to refuse it, by column and boundary", () => {
  assert.equal(forbiddenColumn("Race", ["", " ", "NULL", "null"]), undefined);
  const found = forbiddenColumn("Race", ["", "A"]);
  assert.equal(found?.boundary, 5);
  assert.match(found.says.en, /“Race”.*boundary 5/);
  assert.match(found.says.zh, /“Race”.*边界 5/);
});

test("a note that mentions a number once is no column of numbers", () => {
  assert.equal(boundaryOfValues(["纠纷", "13812345678", "已劝解", "无人应答"]), undefined);
});

test("how many people there were and when one was reached are nobody's details; who they were are", () => {
  const times = ["2026-01-13 08:15:00", "", "8:16 p.m."];
  for (const [heading, values] of [
    ...([
      ["Patient Contact Time", times],
      ["At Patient Side", times],
      ["报警人到达时间", ["08:15"]],
    ] as const),
    ...([
      ["Number of Patients", ["0", "2"]],
      ["Victims", ["1"]],
      ["受害人数", ["3", ""]],
      ["callers", ["2.0"]],
    ] as const),
  ] as const) {
    assert.equal(forbiddenColumn(heading, values), undefined, heading);
  }
  for (const [heading, values] of [
    ...([
      ["Patient", ["John"]],
      ["Patient Age", ["34"]],
      ["Patient ID", ["12"]],
      ["Patient Number", ["12"]],
    ] as const),
    ...([
      ["Caller Name", ["08:15"]],
      ["受害人年龄", ["40"]],
      ["DOB", ["1980-01-05"]],
      ["Victims", ["1", "Mary"]],
    ] as const),
  ] as const) {
    assert.equal(forbiddenColumn(heading, values)?.boundary, 7, heading);
  }
});
