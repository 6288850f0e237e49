import "../around/around.css";

import { useState } from "react";
import { Link } from "wouter";

import { LogActivity } from "../activities/log-activity";
import { Timeline } from "../activities/timeline";
import { ask } from "../api/ask";
import { Absent, Gone, NotWritten } from "../around/block";
import { MapPreview } from "../around/map-preview";
import { useRecord } from "../around/record";
import { RecordMenu } from "../around/record-menu";
import { SharedWith } from "../around/sharing";
import { StatusSign } from "../around/signs";
import { useWriting } from "../around/writing";
import { Button } from "../controls";
import { Boundary } from "../frame/states";
import { useVocabulary, type Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { CloseDialog } from "./close-dialog";
import { DealFacts } from "./deal-facts";
import { dealKey, readDeal, ReopenDeal, type DealRecord } from "./record";
import { Standing } from "./standing";

/** The page of one deal: how it stands, its facts, its map, what was done, and with whom it is shared. */
export function Deal({ uid }: { uid: string }) {
  const { asked: language } = useWords();
  const vocabulary = useVocabulary();
  const { query, shown, isGone } = useRecord(dealKey(uid, language), (signal) => readDeal(uid, language, signal));
  if (!shown) return <Absent query={query} />;
  if (!vocabulary.data) return <Absent query={vocabulary} />;
  return <DealPage deal={shown} isGone={isGone} vocabulary={vocabulary.data} />;
}

function DealPage({ deal, isGone, vocabulary }: { deal: DealRecord; isGone: boolean; vocabulary: Vocabulary }) {
  return (
    <div className="sheet record">
      <Gone isGone={isGone} />
      <header className="record-head">
        <div>
          <h1>{deal.name}</h1>
          <p className="row">
            <Link href={`/customers/${deal.customer.uid}`}>{deal.customer.name}</Link>
            <StatusSign status={deal.status} />
            {deal.stage && <span className="chip">{vocabulary.word("STAGE", deal.stage)}</span>}
            {deal.amount && <span>{deal.amount.text}</span>}
          </p>
        </div>
        <div className="row">
          {deal.mayChange && <LogActivity subjects={[deal]} />}
          {deal.mayChange && <Ending deal={deal} />}
          {deal.mayChange && <RecordMenu kind="deal" record={deal} after={`/customers/${deal.customer.uid}`} />}
        </div>
      </header>
      <div className="columns">
        <div>
          <Boundary>
            <MapPreview kind="OPPORTUNITY" uid={deal.uid} name={deal.name} />
          </Boundary>
          <Boundary>
            <Timeline of={deal.uid} mayWrite={deal.mayChange} />
          </Boundary>
        </div>
        <div>
          <Boundary>
            <DealFacts deal={deal} vocabulary={vocabulary} />
          </Boundary>
          <Boundary>
            <Standing uid={deal.uid} />
          </Boundary>
          <SharedWith of={deal} shares={deal.sharedWith} mayHandOn={deal.mayHandOn} />
        </div>
      </div>
    </div>
  );
}

/** Closes an open deal, or opens a closed one again. */
function Ending({ deal }: { deal: DealRecord }) {
  const { t, asked: language } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const reopening = useWriting(
    async (uid: string, mutationId) => (await ask(ReopenDeal, { uid, mutationId, language })).reopenOpportunity,
  );
  return (
    <>
      {deal.status === "OPEN" ? (
        <Button onPress={() => setIsOpen(true)}>{t("around.close")}</Button>
      ) : (
        <>
          <NotWritten error={reopening.error} />
          <Button isPending={reopening.isPending} onPress={() => reopening.mutate(deal.uid)}>
            {t("around.reopen")}
          </Button>
        </>
      )}
      {/* Also when somebody else closed it meanwhile: what was typed stays. */}
      {isOpen && <CloseDialog deal={deal} onClose={() => setIsOpen(false)} />}
    </>
  );
}
