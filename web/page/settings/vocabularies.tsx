import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Button, Field, Pick } from "../controls";
import { useWords } from "../words";
import { Ending, Retired } from "./ending";
import { Part } from "./part";
import { useWriting } from "./write";

const VocabulariesQuery = graphql(`
  query SettingsVocabularies {
    vocabularies(includeRetired: true) { name fixed entries { uid code nameEn nameZh place retiredAt } }
  }
`);
const SaveEntry = graphql(`
  mutation SaveVocabularyEntry($entry: SaveVocabularyEntryInput!, $language: Language!) {
    saveVocabularyEntry(entry: $entry) { __typename ... on Problem { message(language: $language) } }
  }
`);
const RetireEntry = graphql(`
  mutation RetireVocabularyEntry($entry: ID!, $language: Language!) {
    retireVocabularyEntry(entry: $entry) { __typename ... on Problem { message(language: $language) } }
  }
`);
const RestoreEntry = graphql(`
  mutation RestoreVocabularyEntry($entry: ID!, $language: Language!) {
    restoreVocabularyEntry(entry: $entry) { __typename ... on Problem { message(language: $language) } }
  }
`);
const DeleteEntry = graphql(`
  mutation DeleteVocabularyEntry($entry: ID!, $language: Language!) {
    deleteVocabularyEntry(entry: $entry) { __typename ... on Problem { message(language: $language) } }
  }
`);

type Vocabulary = ResultOf<typeof VocabulariesQuery>["vocabularies"][number];
type Entry = Vocabulary["entries"][number];

/** The lists that values are chosen from, in both languages. */
export function Vocabularies({ mayChange }: { mayChange: boolean }) {
  const { t } = useWords();
  const found = useQuery({ queryKey: ["settings-vocabularies"], queryFn: ({ signal }) => ask(VocabulariesQuery, {}, signal) });
  const [name, setName] = useState<Vocabulary["name"]>("STAGE");
  const vocabulary = found.data?.vocabularies.find((one) => one.name === name);
  return (
    <Part name="vocabularies" mayChange={mayChange} asked={found}>
      {found.data && (
        <Pick
          label={t("settings.vocabulary")}
          value={name}
          onChange={setName}
          choices={found.data.vocabularies.map((one) => ({ id: one.name, name: t(`settings.list-${one.name}`) }))}
        />
      )}
      {vocabulary?.fixed && <p className="quiet">{t("settings.fixed")}</p>}
      <ul className="lines">
        {vocabulary?.entries.map((entry) =>
          mayChange ? (
            <EntryLine key={`${entry.uid} ${entry.nameEn} ${entry.nameZh}`} of={vocabulary} entry={entry} />
          ) : (
            <li key={entry.uid} aria-label={entry.nameEn}>
              <strong>{entry.nameEn}</strong>
              <Retired since={entry.retiredAt} />
              <span lang="zh-Hans">{entry.nameZh}</span>
            </li>
          ),
        )}
      </ul>
      {mayChange && vocabulary && !vocabulary.fixed && <NewEntry key={name} of={vocabulary} />}
    </Part>
  );
}

function EntryLine({ of, entry }: { of: Vocabulary; entry: Entry }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-vocabularies");
  const [nameEn, setNameEn] = useState(entry.nameEn);
  const [nameZh, setNameZh] = useState(entry.nameZh);
  const save = () =>
    write(async () => {
      const named = { vocabulary: of.name, code: entry.code, nameEn, nameZh };
      return (await ask(SaveEntry, { entry: named, language })).saveVocabularyEntry;
    });
  const { uid } = entry;
  return (
    <li aria-label={entry.nameEn}>
      <Field label={t("settings.name-en")} value={nameEn} onChange={setNameEn} />
      <Field label={t("settings.name-zh")} value={nameZh} onChange={setNameZh} />
      <Button isDisabled={nameEn === entry.nameEn && nameZh === entry.nameZh} isPending={busy} onPress={() => void save()}>
        {t("settings.save")}
      </Button>
      <Retired since={entry.retiredAt} />
      {!of.fixed && (
        <Ending
          name={language === "ZH" ? entry.nameZh : entry.nameEn}
          retired={entry.retiredAt !== null}
          busy={busy}
          retire={() => write(async () => (await ask(RetireEntry, { entry: uid, language })).retireVocabularyEntry)}
          restore={() => write(async () => (await ask(RestoreEntry, { entry: uid, language })).restoreVocabularyEntry)}
          remove={() => write(async () => (await ask(DeleteEntry, { entry: uid, language })).deleteVocabularyEntry)}
        />
      )}
      {said}
    </li>
  );
}

function NewEntry({ of }: { of: Vocabulary }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-vocabularies");
  const [code, setCode] = useState("");
  const [nameEn, setNameEn] = useState("");
  const [nameZh, setNameZh] = useState("");
  // The server changes the value of a code that it knows, which is not what was meant.
  const isTaken = of.entries.some((entry) => entry.code === code.trim());
  async function add() {
    const entry = { vocabulary: of.name, code: code.trim(), nameEn: nameEn.trim(), nameZh: nameZh.trim() };
    const done = await write(async () => (await ask(SaveEntry, { entry, language })).saveVocabularyEntry);
    if (!done) return;
    setCode("");
    setNameEn("");
    setNameZh("");
  }
  return (
    <div role="group" aria-label={t("settings.new-value")} className="new">
      <h3>{t("settings.new-value")}</h3>
      <div className="row fields">
        <Field label={t("settings.code")} value={code} onChange={setCode} hint={t(isTaken ? "settings.code-taken" : "settings.code-hint")} />
        <Field label={t("settings.name-en")} value={nameEn} onChange={setNameEn} />
        <Field label={t("settings.name-zh")} value={nameZh} onChange={setNameZh} />
        <Button look="primary" isDisabled={isTaken || !code.trim() || !nameEn.trim() || !nameZh.trim()} isPending={busy} onPress={() => void add()}>
          {t("settings.add-value")}
        </Button>
      </div>
      {said}
    </div>
  );
}
