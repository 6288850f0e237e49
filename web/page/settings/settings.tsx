import "./settings.css";

import { useState } from "react";

import { Pick } from "../controls";
import { Boundary, Failed, Loading } from "../frame/states";
import { useVocabulary } from "../map/vocabulary";
import { useWords, type Language } from "../words";
import { Parties } from "./parties";
import { PARTS } from "./part";
import { Roles } from "./roles";
import { Teams } from "./teams";
import { keepTheme, keptTheme, THEMES } from "./theme";
import { Tokens } from "./tokens";
import { Users } from "./users";
import { Vocabularies } from "./vocabularies";

/** What one sets for oneself, and what administrators set for all, which everybody may look at. */
export function Settings() {
  const { t } = useWords();
  const vocabulary = useVocabulary();
  const me = vocabulary.data?.me;
  const mayChange = me?.role === "ADMINISTRATOR" && me.mayWrite;
  return (
    <div className="sheet settings">
      <h1>{t("settings.title")}</h1>
      <nav className="row" aria-label={t("settings.parts")}>
        {(["tokens", ...PARTS] as const).map((part) => (
          <a key={part} className="button plain" href={`#${part}`}>
            {t(`settings.${part}`)}
          </a>
        ))}
      </nav>
      <Looks />
      <Boundary>
        <Tokens />
      </Boundary>
      {vocabulary.error && <Failed error={vocabulary.error} onRetry={() => void vocabulary.refetch()} />}
      {vocabulary.isPending && <Loading />}
      {vocabulary.data && (
        <>
          <Users mayChange={mayChange} me={vocabulary.data.me} />
          <Teams mayChange={mayChange} />
          <Roles mayChange={mayChange} />
          <Parties mayChange={mayChange} />
          <Vocabularies mayChange={mayChange} />
        </>
      )}
    </div>
  );
}

function Looks() {
  const { t, language, change } = useWords();
  const [theme, setTheme] = useState(keptTheme);
  return (
    <section className="panel part">
      <h2>{t("settings.looks")}</h2>
      <div className="row fields">
        <Pick<Language>
          label={t("settings.language")}
          value={language}
          onChange={change}
          choices={[
            { id: "en", name: t("settings.english") },
            { id: "zh", name: t("settings.chinese") },
          ]}
        />
        <Pick
          label={t("settings.theme")}
          value={theme}
          onChange={(chosen) => {
            keepTheme(chosen);
            setTheme(chosen);
          }}
          choices={THEMES.map((id) => ({ id, name: t(`settings.theme-${id}`) }))}
        />
      </div>
    </section>
  );
}
