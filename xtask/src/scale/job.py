"""Scores a file of profiles on a Spark cluster through mapInArrow. `cargo xtask scale` runs it.

It says a line `task DONE OF_ALL` as tasks end, and at the end `took SECONDS`.
"""

import sys
import threading
import time

import cairn
from pyspark.sql import SparkSession

MASTER, CORES, PROFILES, SCORED, STAGES = sys.argv[1:]
# How Spark names what Arrow calls by other names.
SPARK = {"string": "string", "double": "double", "int64": "bigint"}


def score(batches):
    for batch in batches:
        yield cairn.score_batch(batch, stages=STAGES, warnings="quick", source=PROFILES)


def tell(tracker, ended):
    """Says how many tasks have ended, whenever that changes."""
    said = None
    while not ended.wait(0.2):
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        found = max(((stage.numTasks, stage.numCompletedTasks) for stage in stages if stage), default=None)
        if found and found != said:
            said = found
            print(f"task {found[1]} {found[0]}", flush=True)


spark = (
    SparkSession.builder.master(MASTER)
    .appName("cairn")
    .config("spark.cores.max", CORES)
    .config("spark.executor.memory", "1g")
    .config("spark.driver.memory", "1g")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    # Work begins when all cores are there, and no sooner.
    .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
    # Small tasks and batches: little is done twice after a worker is lost, and little is in memory at once.
    .config("spark.sql.files.maxPartitionBytes", "16m")
    .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("WARN")
schema = ", ".join(f"{field.name} {SPARK[str(field.type)]}" for field in cairn.schema(stages=STAGES))

# Each executor starts its Python and reads the questions before the clock runs.
first = spark.createDataFrame([("",)] * 8, "value string").repartition(8)
first.mapInArrow(score, schema).collect()

started, ended = time.monotonic(), threading.Event()
teller = threading.Thread(target=tell, args=(spark.sparkContext.statusTracker(), ended))
teller.start()
try:
    profiles = spark.read.text(PROFILES)
    profiles.mapInArrow(score, schema).write.mode("overwrite").parquet(SCORED)
finally:
    ended.set()
    teller.join()
print(f"took {time.monotonic() - started:.3f}", flush=True)
spark.stop()
