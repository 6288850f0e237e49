import "./settings.css";

import { useState } from "react";

import { Pick } from "../controls";
import { Boundary, Failed, Loading } from "../frame/states";
import { useVocabulary } from "../map/vocabulary";
import { useWords, type Language } from "../words";
import { Roles } from "./roles";
import { keepTheme, keptTheme, THEMES } from "./theme";
import { Tokens } from "./tokens";
import { Users } from "./users";
import { Vocabularies } from "./vocabularies";

/** What one sets for oneself, and what an administrator sets for all. */
export function Settings() {
  const { t } = useWords();
  const vocabulary = useVocabulary();
  return (
    <div className="sheet settings">
      <h1>{t("settings.title")}</h1>
      <Looks />
      <Boundary>
        <Tokens />
      </Boundary>
      {vocabulary.error && <Failed error={vocabulary.error} onRetry={() => void vocabulary.refetch()} />}
      {vocabulary.isPending && <Loading />}
      {vocabulary.data?.me.role === "ADMINISTRATOR" && (
        <>
          <Boundary>
            <Users />
          </Boundary>
          <Boundary>
            <Roles />
          </Boundary>
          <Boundary>
            <Vocabularies />
          </Boundary>
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
