import { useState, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";

import { SeveritySign } from "../around/signs";
import { Button } from "../controls";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import type { Finding } from "./query";

const AT_FIRST = 8;

/** What is said of people: pressed, it selects them and brings them into sight. */
export function About(props: { people: readonly { uid: string }[]; children: ReactNode }) {
  const { people: known, select } = useOpenMap();
  const { people, children } = props;
  const here = people.filter(({ uid }) => known.has(uid)).map(({ uid }) => uid);
  if (here.length === 0) return <div className="about">{children}</div>;
  return (
    <AriaButton className="about pressable" onPress={() => select(here, { show: "near" })}>
      {children}
    </AriaButton>
  );
}

/** Findings, the most severe first; the first of them, and the others when asked for. */
export function FindingList(props: { findings: readonly Finding[]; none: string }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { findings, none } = props;
  if (findings.length === 0) return <p className="quiet">{none}</p>;
  const shown = all ? findings : findings.slice(0, AT_FIRST);
  return (
    <>
      <ul className="said">
        {shown.map((finding, index) => (
          <li key={`${finding.code} ${index}`}>
            <About people={finding.stakeholders}>
              <span className="finding">
                <SeveritySign severity={finding.severity} />
                <span>{finding.sentence}</span>
              </span>
            </About>
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <Button look="plain" onPress={() => setAll(true)}>
          {t("insights.more", { count: findings.length - shown.length })}
        </Button>
      )}
    </>
  );
}
