import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Button, Field, Pick } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
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

type Vocabulary = ResultOf<typeof VocabulariesQuery>["vocabularies"][number];
type Entry = Vocabulary["entries"][number];

/** The lists that values are chosen from, in both languages. */
export function Vocabularies() {
  const { t } = useWords();
  const found = useQuery({ queryKey: ["settings-vocabularies"], queryFn: ({ signal }) => ask(VocabulariesQuery, {}, signal) });
  const [name, setName] = useState<Vocabulary["name"]>("STAGE");
  const vocabulary = found.data?.vocabularies.find((one) => one.name === name);
  return (
    <section className="panel part" aria-labelledby="vocabularies">
      <h2 id="vocabularies">{t("settings.vocabularies")}</h2>
      {found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
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
        {vocabulary?.entries.map((entry) => (
          <EntryLine key={`${entry.uid} ${entry.nameEn} ${entry.nameZh}`} of={vocabulary} entry={entry} />
        ))}
      </ul>
      {vocabulary && !vocabulary.fixed && <NewEntry key={name} of={vocabulary} />}
    </section>
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
  const retire = () => write(async () => (await ask(RetireEntry, { entry: entry.uid, language })).retireVocabularyEntry);
  const restore = () => write(async () => (await ask(RestoreEntry, { entry: entry.uid, language })).restoreVocabularyEntry);
  return (
    <li aria-label={entry.nameEn}>
      <Field label={t("settings.name-en")} value={nameEn} onChange={setNameEn} />
      <Field label={t("settings.name-zh")} value={nameZh} onChange={setNameZh} />
      <Button isDisabled={busy || (nameEn === entry.nameEn && nameZh === entry.nameZh)} onPress={() => void save()}>
        {t("settings.save")}
      </Button>
      {!of.fixed && (
        <Button look="plain" isDisabled={busy} onPress={() => void (entry.retiredAt === null ? retire() : restore())}>
          {t(entry.retiredAt === null ? "settings.retire" : "settings.restore")}
        </Button>
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
  async function add() {
    const entry = { vocabulary: of.name, code: code.trim(), nameEn: nameEn.trim(), nameZh: nameZh.trim() };
    const done = await write(async () => (await ask(SaveEntry, { entry, language })).saveVocabularyEntry);
    if (!done) return;
    setCode("");
    setNameEn("");
    setNameZh("");
  }
  return (
    <>
      <div className="row fields">
        <Field label={t("settings.code")} value={code} onChange={setCode} hint={t("settings.code-hint")} />
        <Field label={t("settings.name-en")} value={nameEn} onChange={setNameEn} />
        <Field label={t("settings.name-zh")} value={nameZh} onChange={setNameZh} />
        <Button look="primary" isDisabled={busy || !code.trim() || !nameEn.trim() || !nameZh.trim()} onPress={() => void add()}>
          {t("settings.add-value")}
        </Button>
      </div>
      {said}
    </>
  );
}
