import { Button } from "../controls";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { useName } from "./people";
import { Ways, type Way } from "./query";
import { Answered } from "./section";

/** Who can introduce us to the one person who is selected, each way to be drawn on the map. */
export function WaysToChosen() {
  const { t } = useWords();
  const { map, selected } = useOpenMap();
  const name = useName();
  const [chosen] = selected;
  if (selected.size !== 1 || chosen === undefined || !map.stakeholders.some(({ uid }) => uid === chosen)) {
    return <p className="quiet">{t("insights.ways-choose")}</p>;
  }
  return (
    <Answered name="ways" document={Ways} extra={{ to: chosen }}>
      {({ introductions }) =>
        introductions && (
          <>
            <h3>{t("insights.ways-to", { name: name(chosen) })}</h3>
            <p>{introductions.sentence}</p>
            {introductions.ways.map((way, index) => (
              <OneWay key={index} way={way} number={index + 1} />
            ))}
          </>
        )
      }
    </Answered>
  );
}

function OneWay({ way, number }: { way: Way; number: number }) {
  const { t, percent } = useWords();
  const { path, drawPath } = useOpenMap();
  const people = peopleOfWay(way);
  const isDrawn = path !== null && path.join() === people.join();
  return (
    <section className="way">
      <h4>
        {t("insights.way", { number, share: percent(way.reliability) })}{" "}
        <span className="quiet small">{t("insights.estimate")}</span>
      </h4>
      <ol className="why">
        {way.steps.map((step, index) => (
          <li key={index}>{step.sentence}</li>
        ))}
      </ol>
      <p className="quiet small">{way.sentence}</p>
      {isDrawn ? (
        <Button onPress={() => drawPath(null)}>{t("insights.clear")}</Button>
      ) : (
        <Button onPress={() => drawPath(people)}>{t("insights.draw")}</Button>
      )}
    </section>
  );
}

/** Of theirs, in their order: the first is who one of us knows, the last to whom the way leads. */
export function peopleOfWay(way: { steps: readonly { to: { uid: string } }[] }): string[] {
  return way.steps.map((step) => step.to.uid);
}
