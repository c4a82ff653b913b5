"""What the page of a metric says in English."""

from collections.abc import Mapping

METRICS: Mapping[str, str] = {
    "metric.none": "No metric is called “{name}”.",
    "metric.near": " Near it: {ids}.",
    "metric.names": "Also called",
    "metric.behaviour": "Behaviour",
    "metric.behaviour.stock": "stock: a level on a day; the last value of a period counts",
    "metric.behaviour.flow": "flow: adds up over time",
    "metric.behaviour.rate": "rate: neither adds up nor carries over; weigh it when putting parts together",
    "metric.unit": "Unit",
    "metric.better": "Better",
    "metric.neither": "neither more nor less is better in itself",
    "metric.range": "Possible values",
    "metric.formula": "Formula",
    "metric.complement": "Makes 100 % with",
    "metric.observed": "Can be observed",
    "metric.observed.daily": "daily",
    "metric.observed.weekly": "weekly",
    "metric.observed.monthly": "monthly",
    "metric.observed.quarterly": "quarterly",
    "metric.observed.yearly": "yearly",
    "metric.lag": "An effect shows after",
    "metric.pitfalls": "Pitfalls",
    "metric.source": "Source",
}
