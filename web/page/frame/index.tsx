import "./frame.css";

import type { ReactNode } from "react";
import { Link, useLocation, useRoute } from "wouter";

import { Button } from "../controls";
import { Keys } from "../keys";
import { useWords } from "../words";
import { Done } from "./done";
import { Boundary } from "./states";
import { Unwritten } from "./unwritten";

/** What stands around every page. */
export function Frame(props: { children: ReactNode }) {
  const { t, language, change } = useWords();
  const [at] = useLocation();
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t("frame.skip")}
      </a>
      <header className="top">
        <Link className="brand" href="/">
          {t("frame.name")}
        </Link>
        <nav aria-label={t("frame.navigation")}>
          <To href="/" also="/opportunities/*?">
            {t("frame.deals")}
          </To>
          <To href="/customers" also="/customers/*?">
            {t("frame.customers")}
          </To>
          <To href="/agenda" also="/agenda">
            {t("around.agenda")}
          </To>
          <To href="/portfolio" also="/portfolio">
            {t("around.portfolio")}
          </To>
          <To href="/settings" also="/settings">
            {t("settings.title")}
          </To>
        </nav>
        <Keys />
        <Button look="plain" onPress={() => change(language === "zh" ? "en" : "zh")}>
          <span lang={language === "zh" ? "en" : "zh-Hans"}>{t("frame.other-language")}</span>
        </Button>
        <form method="post" action={`/sign-out?lang=${language}`}>
          <Button look="plain" type="submit">
            {t("frame.sign-out")}
          </Button>
        </form>
      </header>
      <Unwritten />
      <Done />
      <main id="content" tabIndex={-1}>
        <Boundary at={at}>{props.children}</Boundary>
      </main>
    </div>
  );
}

function To(props: { href: string; also: string; children: ReactNode }) {
  const [here] = useRoute(props.href);
  const [below] = useRoute(props.also);
  return (
    <Link href={props.href} aria-current={here || below ? "page" : undefined}>
      {props.children}
    </Link>
  );
}
