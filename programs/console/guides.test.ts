import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { guideHtml } from "./guide-html.ts";
import { guides } from "./guides.ts";

const folder = new URL("../../docs/guide/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
const textOf = (file: string) => readFileSync(new URL(file, folder), "utf8");

test("each guide stands in the console's list under its own title, in the languages it is written in", () => {
  assert.ok(files.length > 30, "the folder is read");
  const names = new Set(files.map((file) => file.replace(/(\.zh-CN)?\.md$/, "")));
  assert.deepEqual(guides.map(({ name }) => name).toSorted(), [...names].toSorted());
  const headOf = (file: string) => /^# (.*)$/m.exec(textOf(file))?.[1];
  for (const { name, title } of guides) {
    if (files.includes(`${name}.zh-CN.md`)) assert.equal(headOf(`${name}.zh-CN.md`), title.zh);
    assert.equal(headOf(`${name}.md`)?.split(" / ")[0], title.en);
  }
});

test("no link of a guide leads nowhere, with its heading", () => {
  const anchors = new Map(
    files.map((file) => [file, [...guideHtml(textOf(file)).matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id)]),
  );
  const broken = files.flatMap((file) =>
    [...guideHtml(textOf(file)).matchAll(/href="\/guide\/([^"#]*)(?:#([^"]*))?"/g)].flatMap(([, name = "", at]) => {
      const meant = [`${name}.zh-CN.md`, `${name}.md`].filter((each) => anchors.has(each));
      const isThere = at === undefined || meant.some((each) => anchors.get(each)?.includes(decodeURIComponent(at)));
      return meant.length > 0 && isThere ? [] : [`${file}: ${name}#${at ?? ""}`];
    }),
  );
  assert.deepEqual(broken, []);
});

test("links between guides lead to the console's pages, files of the checkout to none, and no guide's HTML is taken as such", () => {
  assert.match(guideHtml("[k](keys.md#key-files)"), /<a href="\/guide\/keys#key-files">k<\/a>/);
  assert.match(guideHtml("[k](keys.zh-CN.md#密钥文件)"), /<a href="\/guide\/keys#密钥文件">k<\/a>/);
  assert.equal(guideHtml("[why](../decisions/0001-x.md)").trim(), "<p>why</p>");
  assert.equal(guideHtml("[bad](javascript:alert(1))").trim(), "<p>bad</p>");
  assert.doesNotMatch(guideHtml('a <img src=x onerror="alert(1)"> b\n\n<script>1</script>'), /<img|<script/);
  assert.equal(guideHtml("# A\n\n[中文](a.zh-CN.md)\n"), '<h1 id="a">A</h1>\n');
  assert.match(guideHtml("## The machine's time"), /<h2 id="the-machines-time">/);
});
