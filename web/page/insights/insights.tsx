import "./insights.css";

import { useWords } from "../words";
import { FindingList } from "./findings";
import { ActionList, DeciderList, ShowPeople } from "./people";
import { About } from "./findings";
import { PlanLinks } from "./plan";
import { Competitors, Deciders, Findings, NextActions, Power, Standing, WeakPoints } from "./query";
import { Fold, Section } from "./section";
import { StandingParts } from "./standing";
import { WaysToChosen } from "./ways";
import { WhatIf } from "./what-if";

/** What the server's analyses say of the open map. Each part is asked for, and fails, by itself. */
export function Insights() {
  const { t } = useWords();
  return (
    <div className="insights">
      <Section name="standing" title={t("insights.standing")} document={Standing} isOpen>
        {(parts, failed) => <StandingParts parts={parts} failed={failed} />}
      </Section>
      <Section name="actions" title={t("insights.actions")} document={NextActions} isOpen>
        {({ nextActions }, failed) =>
          nextActions ? (
            <>
              <ActionList actions={nextActions.actions} />
              {nextActions.sentence && <p className="quiet">{nextActions.sentence}</p>}
            </>
          ) : (
            !failed.has("nextActions") && <p className="quiet">{t("insights.actions-none")}</p>
          )
        }
      </Section>
      <Fold title={t("insights.what-if")}>
        <WhatIf />
      </Fold>
      <Section name="findings" title={t("insights.findings")} document={Findings} isOpen>
        {({ findings }) => <FindingList findings={findings} none={t("insights.findings-none")} />}
      </Section>
      <Section name="deciders" title={t("insights.deciders")} document={Deciders}>
        {({ decisionMakers }) => <DeciderList deciders={decisionMakers} />}
      </Section>
      <Fold title={t("insights.ways")}>
        <WaysToChosen />
      </Fold>
      <Section name="power" title={t("insights.power")} document={Power}>
        {({ pivotalPeople, powerPositions }, failed) => (
          <>
            {pivotalPeople ? (
              <>
                <p>{pivotalPeople.sentence}</p>
                <ul className="said">
                  {pivotalPeople.people.map((one) => (
                    <li key={one.stakeholder.uid}>
                      <About people={[one.stakeholder]}>{one.sentence}</About>
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              !failed.has("pivotalPeople") && <p className="quiet">{t("insights.pivotal-none")}</p>
            )}
            <p>{powerPositions.sentence}</p>
            <FindingList findings={powerPositions.powerFindings} none={t("insights.power-none")} />
          </>
        )}
      </Section>
      <Section name="weak" title={t("insights.weak")} document={WeakPoints}>
        {({ weakPoints }) => (
          <>
            <p>{weakPoints.sentence}</p>
            {weakPoints.findings.length > 0 && <FindingList findings={weakPoints.findings} none="" />}
          </>
        )}
      </Section>
      <Section name="competitors" title={t("insights.competitors")} document={Competitors}>
        {({ competitorViews }) =>
          competitorViews.length === 0 ? (
            <p className="quiet">{t("insights.competitors-none")}</p>
          ) : (
            competitorViews.map((view) => (
              <section key={view.party.uid}>
                <h3>{view.party.name}</h3>
                <p>{view.sentence}</p>
                {view.leaning.length > 0 && (
                  <ShowPeople people={view.leaning}>{t("insights.leaning", { count: view.leaning.length })}</ShowPeople>
                )}
              </section>
            ))
          )
        }
      </Section>
      <Fold title={t("insights.plan")}>
        <PlanLinks />
      </Fold>
    </div>
  );
}
