import assert from "node:assert/strict";
import { test } from "node:test";
import { type District, unnamedDistrict } from "../district/district.ts";
import { readStaff } from "./read-staff.ts";
import type { KnownPerson } from "./staff-orders.ts";

const station = (id: string, zh: string, en: string) => ({ id, name: { zh, en }, point: [110, 31] as const });
const district: District = {
  ...unnamedDistrict,
  name: { zh: "安和分局", en: "Anhe Bureau" },
  departments: { legal: { id: "legal", name: { zh: "法制大队", en: "Legal Affairs" } } },
  stations: {
    "AH-03": station("AH-03", "城关派出所", "Chengguan Station"),
    "AH-04": station("AH-04", "东关所", "East"),
  },
};
const nobody: ReadonlyMap<string, KnownPerson> = new Map();
const li: KnownPerson = {
  ...{ id: "031001", name: "李强", kind: "officer", part: "AH-03", leads: true, certificates: [], factors: [] },
  ...{ powers: [{ role: "dispatcher" }], links: [], told: [], glass: [], shifts: [], swaps: [] },
};
const known = (...people: KnownPerson[]) => new Map(people.map((person) => [person.id, person]));

const headings = ["警号", "姓名", "类别", "单位", "负责人", "权限", "有效期", "资质"];
const good = ["031001", "李强", "民警", "城关派出所", "是", "", "", ""];
const read = (rows: string[][], people = nobody) => readStaff([headings, ...rows], people, district);
const row = (changes: Partial<Record<string, string>>) => headings.map((name, at) => changes[name] ?? good[at] ?? "");
/** Where and what, in both languages, of the only problem. */
const fault = (changes: Partial<Record<string, string>>, people = nobody) => {
  const { problems, orders } = read([row(changes)], people);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  assert.deepEqual(orders, []);
  const [{ row: at, column, sentence } = { row: -1, column: "", sentence: { zh: "", en: "" } }] = problems;
  assert.equal(at, 2);
  assert.match(sentence.zh, /\p{Script=Han}/u);
  return `${column}: ${sentence.en}`;
};

test("a row says who somebody is, and the orders register, certify and ask for the powers together", () => {
  const preview = read([
    row({ 权限: "派警员、接警员", 有效期: "2027/5/1", 资质: "急救证:2027-05-01; 枪支" }),
    ["031002", "王芳", "辅警", "局", "", "处警单元:KC-01", "", ""],
  ]);
  assert.deepEqual(preview.problems, []);
  const powers = [
    { role: "dispatcher", until: "2027-05-01" },
    { role: "calltaker", until: "2027-05-01" },
  ];
  const certificates = [{ certificate: "急救证", until: "2027-05-01" }, { certificate: "枪支" }];
  const one = { person: "031001", name: "李强", kind: "officer", part: "AH-03", leads: true };
  const two = { person: "031002", name: "王芳", kind: "auxiliary", part: "bureau", leads: false };
  const unit = { role: "unit", unit: "KC-01" };
  assert.deepEqual(preview.people, [
    { row: 2, ...one, powers, certificates, change: "new" },
    { row: 3, ...two, powers: [unit], certificates: [], change: "new" },
  ]);
  assert.deepEqual(
    preview.orders.map(({ name, body }) => [name, name === "GrantPowers" ? body["grants"] : body]),
    [
      ["RegisterPerson", one],
      ["RegisterPerson", two],
      ["GrantCertificate", { person: "031001", certificate: "急救证", until: "2027-05-01" }],
      ["GrantCertificate", { person: "031001", certificate: "枪支" }],
      ["GrantPowers", [...powers.map((power) => ({ person: "031001", power })), { person: "031002", power: unit }]],
    ],
  );
});

test("English headings in another order say the same, below rows that are blank", () => {
  const preview = readStaff(
    [
      ["", ""],
      ["Powers", "Part", "Kind", "Name", "Badge number", "Remarks"],
      ["dispatcher; Station desk", "Chengguan station", "Officer", "Li Qiang", "０３１００１", "x"],
      ["Department seat", "legal", "civilian", "Ann Moe", "C-7", ""],
      ["", " ", "", "", "", ""],
    ],
    nobody,
    district,
  );
  assert.deepEqual(preview.problems, []);
  assert.deepEqual(preview.ignored, ["Remarks"]);
  assert.deepEqual(
    preview.people.map(({ row: at, person, part, leads, powers }) => [at, person, part, leads, powers]),
    [
      [3, "031001", "AH-03", false, [{ role: "dispatcher" }, { role: "station", station: "AH-03" }]],
      [4, "C-7", "legal", false, [{ role: "department", department: "legal" }]],
    ],
  );
});

test("a station's desk may be another station's where it is named", () => {
  const [person] = read([row({ 权限: "派出所：东关所" })]).people;
  assert.deepEqual(person?.powers, [{ role: "station", station: "AH-04" }]);
});

test("what is so already needs no order; what differs is a change and asks for no more than the difference", () => {
  const same = read([row({ 权限: "派警员" })], known(li));
  assert.deepEqual([same.people[0]?.change, same.orders], ["same", []]);
  const moved = read([row({ 单位: "AH-04", 权限: "派警员" })], known(li));
  assert.equal(moved.people[0]?.change, "changed");
  // The name is known and is not sent, to be sealed, again.
  const described = { person: "031001", kind: "officer", part: "AH-04", leads: true };
  assert.deepEqual(moved.orders, [{ name: "RegisterPerson", body: described }]);
  const erased = read([row({ 权限: "派警员" })], known({ ...li, name: null }));
  assert.deepEqual(erased.orders, [{ name: "RegisterPerson", body: { ...described, part: "AH-03", name: "李强" } }]);
  const granted = read([row({ 权限: "派警员、接警员" })], known(li));
  assert.equal(granted.people[0]?.change, "changed");
  assert.deepEqual(
    granted.orders.map(({ name, body }) => [name, body["grants"]]),
    [["GrantPowers", [{ person: "031001", power: { role: "calltaker" } }]]],
  );
});

test("an empty last day leaves the one in force; another one is asked for anew", () => {
  const limited = known({
    ...li,
    powers: [{ role: "dispatcher", until: "2026-12-31" }],
    certificates: [{ certificate: "急救证", until: "2026-12-31" }],
  });
  assert.deepEqual(read([row({ 权限: "派警员", 资质: "急救证" })], limited).orders, []);
  const longer = read([row({ 权限: "派警员", 有效期: "2027年6月30日", 资质: "急救证:2027-06-30" })], limited).orders;
  assert.deepEqual(
    longer.map(({ name, body }) => [name, name === "GrantPowers" ? body["grants"] : body["until"]]),
    [
      ["GrantCertificate", "2027-06-30"],
      ["GrantPowers", [{ person: "031001", power: { role: "dispatcher", until: "2027-06-30" } }]],
    ],
  );
});

test("a table without the column of leaders leaves who leads as it is", () => {
  const preview = readStaff(
    [
      ["警号", "姓名", "类别", "单位"],
      ["031001", "李强", "民警", "AH-03"],
    ],
    known(li),
    district,
  );
  assert.deepEqual([preview.people[0]?.leads, preview.orders], [true, []]);
});

test("what is wrong with a row is said with its row and column", () => {
  assert.equal(fault({ 警号: " " }), "警号: The badge is missing.");
  assert.equal(fault({ 姓名: "" }), "姓名: The name is missing.");
  assert.equal(fault({ 姓名: "长".repeat(81) }), "姓名: The name must be at most 80 characters.");
  assert.equal(fault({ 单位: "" }), "单位: The part is missing.");
  assert.match(fault({ 单位: "西关派出所" }), /^单位: There is no part “西关派出所”/);
  assert.match(fault({ 单位: "constructor" }), /^单位: There is no part “constructor”/);
  assert.match(fault({ 类别: "保安" }), /^类别: The kind “保安” is not known/);
  assert.equal(fault({ 负责人: "也许" }), "负责人: “也许” must be yes or no.");
  assert.equal(fault({ 权限: "局长" }), "权限: The power “局长” is not known.");
  assert.match(fault({ 权限: "处警单元" }), /^权限: A unit must be named/);
  assert.match(fault({ 权限: "部门坐席" }), /^权限: “Department seat” must name a department/);
  assert.match(fault({ 单位: "局", 权限: "派出所" }), /^权限: “Station desk” must name a station/);
  assert.match(fault({ 权限: "派警员:AH-03" }), /^权限: The power “Dispatcher” has no place/);
  assert.equal(fault({ 有效期: "2027-02-30" }), "有效期: “2027-02-30” is not a day such as 2027-05-01.");
  assert.equal(fault({ 资质: "急救证:明年" }), "资质: “明年” is not a day such as 2027-05-01.");
  assert.equal(fault({ 资质: ":2027-05-01" }), "资质: “:2027-05-01” names no certificate.");
  assert.match(fault({}, known({ ...li, disabled: { at: "2026-01-01T00:00:00.000Z", reason: "x" } })), /is disabled/);
});

test("a name that two parts bear is refused with the ids to choose from", () => {
  const twins = { ...district, departments: { d: { id: "d", name: { zh: "城关派出所", en: "x" } } } };
  const { problems } = readStaff([headings, good], nobody, twins);
  assert.equal(problems[0]?.sentence.en, "More than one is called “城关派出所”: give its id (d, AH-03).");
});

test("nobody is given a power their kind may not have, nor keeps one by changing kind", () => {
  for (const power of ["派警员", "值班长", "指挥长", "系统管理员", "安全管理员", "审计管理员"]) {
    assert.match(fault({ 类别: "辅警", 权限: power }), /is not for auxiliaries/);
  }
  assert.match(fault({ 类别: "网格员", 权限: "接警员" }), /is not for partners/);
  assert.match(fault({ 权限: "网格合作人员" }), /is not for officers/);
  assert.deepEqual(read([row({ 类别: "网格员", 权限: "网格员" })]).problems, []);
  assert.match(fault({ 类别: "辅警" }, known(li)), /^类别: This person holds the power “Dispatcher”/);
});

test("one person is never two of the three administrators, also together with what they hold", () => {
  assert.match(
    fault({ 权限: "系统管理员、审计管理员" }),
    /One person may not be more than one of system administrator, audit administrator/,
  );
  const system = known({ ...li, powers: [{ role: "systemAdministrator" }] });
  assert.match(fault({ 权限: "安全管理员" }, system), /more than one of/);
  assert.deepEqual(read([row({ 权限: "系统管理员" })], system).problems, []);
});

test("a badge that is there twice is wrong in its second row, which names the first", () => {
  const { problems } = read([row({}), row({ 姓名: "王芳" })]);
  assert.deepEqual(
    problems.map(({ row: at, column, sentence }) => [at, column, sentence.en]),
    [[3, "警号", "Row 2 has the same badge."]],
  );
});

test("a wrong row stops neither the reading of the others nor is anything ordered", () => {
  const { people, problems, orders } = read([row({ 类别: "" }), row({ 警号: "031002" })]);
  assert.deepEqual(
    [people.map(({ person }) => person), problems.map(({ row: at }) => at), orders],
    [["031002"], [2], []],
  );
});

test("columns that make a file of a person are refused by the boundary they break", () => {
  const refusals: Readonly<Record<1 | 3 | 4 | 5 | 6 | 7, readonly string[]>> = {
    1: ["人脸照片编号", "车牌号", "fingerprint"],
    3: ["银行卡号", "IMEI", "Hotel"],
    4: ["积分", "重点人员类别", "Risk score"],
    6: ["户籍地", "户号"],
    5: ["民族", "宗教信仰", "政治面貌", "是否信访", "Ethnicity", "religion", "Political views", "Race"],
    7: [
      ...["身份证号", "公民身份证号码", "手机号", "联系电话", "家庭住址", "血型", "性别", "出生日期"],
      ...[
        "Identity number",
        "ID card",
        "id_number",
        "IDNumber",
        "Mobile",
        "phone no.",
        "Home address",
        "Blood type",
        "DOB",
      ],
    ],
  };
  for (const [boundary, all] of Object.entries(refusals)) {
    for (const heading of all) {
      const { problems, people, orders } = readStaff(
        [
          [...headings, heading],
          [...good, "秘密"],
        ],
        nobody,
        district,
      );
      assert.equal(problems.length, 1, heading);
      assert.equal(problems[0]?.column, heading);
      assert.match(problems[0].sentence.en, new RegExp(`boundary ${boundary}`), heading);
      assert.match(problems[0].sentence.zh, new RegExp(`边界 ${boundary}`), heading);
      assert.deepEqual([people, orders], [[], []]);
      assert.doesNotMatch(JSON.stringify(problems), /秘密/);
    }
  }
});

test("headings that only sound alike are left alone", () => {
  for (const heading of ["备注", "序号", "Motel", "Trace", "Image", "Message"]) {
    const { problems, ignored } = readStaff([[...headings, heading], good], nobody, district);
    assert.deepEqual([problems, ignored], [[], [heading]], heading);
  }
});

test("a column left alone by its heading is refused for what it holds, and its values are not repeated", () => {
  const rows = [
    [...headings, "备注"],
    [...good, "420106199001011234"],
  ];
  const { problems, orders } = readStaff(rows, nobody, district);
  assert.deepEqual([problems.map(({ column, boundary }) => [column, boundary]), orders], [[["备注", 7]], []]);
  assert.doesNotMatch(JSON.stringify(problems), /1990/);
});

test("an identity or mobile number in any cell is refused and not repeated", () => {
  for (const number of ["420106199001011234", "42010619900101123X", "13812345678", "+86 13812345678"]) {
    for (const column of ["警号", "姓名", "资质"]) {
      const said = fault({ [column]: number });
      assert.match(said, /boundary 7/);
      assert.ok(!said.includes("1990") && !said.includes("1381"));
    }
  }
});

test("a table without its needed columns, with one twice, or without anybody says so", () => {
  const said = (rows: string[][]) => readStaff(rows, nobody, district).problems.map(({ sentence }) => sentence.en);
  assert.deepEqual(
    said([
      ["警号", "姓名", "类别"],
      ["1", "a", "民警"],
    ]),
    ["There is no column “单位” (or “part”)."],
  );
  assert.deepEqual(said([[...headings, "Name"], good]), ["The column “name” is there twice."]);
  assert.deepEqual(said([headings]), ["No row follows the headings."]);
  assert.deepEqual(said([]), ["There is nothing in the file."]);
  assert.deepEqual(said([[" ", ""]]), ["There is nothing in the file."]);
});

test("badges as web pages and spreadsheets write them are read; thousands and errors are told", () => {
  const badge = (written: string) => read([row({ 警号: written })]).people[0]?.person;
  for (const written of ["031001", "031001\u200B", '="031001"', "'031001", "０３１００１"]) {
    assert.equal(badge(written), "031001", written);
  }
  assert.match(read([row({ 警号: "31,001" })]).problems[0]?.sentence.en ?? "", /comma between its thousands/);
  assert.match(read([row({ 姓名: "#REF!" })]).problems[0]?.sentence.en ?? "", /error of the spreadsheet/);
  const until = (written: string) => read([row({ 权限: "派警员", 有效期: written })]).people[0]?.powers[0]?.until;
  assert.deepEqual(["1.5.2027", "2027-05-01 00:00:00"].map(until), ["2027-05-01", "2027-05-01"]);
});
