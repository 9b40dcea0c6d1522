"""What must always hold, for whoever a plan is made: judged by a second reading of the rules, over random people."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, seed

from planner.prescribing import build_plan
from planner.prescribing.assessment import Assessment
from planner.prescribing.contract import plan_as_json
from planner.prescribing.programme import Blocked, Plan
from tests.prescribing.invariants import breaches
from tests.prescribing.random_assessments import LONG_RUN, SHARDS, a_handful, assessments
from tests.real_library import real_library

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("shard", range(SHARDS))
def test_everything_that_must_hold_does(shard: int) -> None:
    """Other people in every run, but where everything is required: a change is judged by the same people each time."""
    judge = given(assessment=assessments())(_all_holds)
    (seed(shard)(judge) if os.environ.get("REQUIRE_ALL") else judge)()


def _all_holds(assessment: Assessment) -> None:
    answer = build_plan(assessment, real_library())
    found = breaches(answer)
    assert not found, "\n".join(found)
    if LONG_RUN or assessment.weeks <= 4:  # a second plan takes as long as the first
        assert _bytes(build_plan(assessment, real_library())) == _bytes(answer)


def _bytes(answer: Plan | Blocked) -> bytes:
    return json.dumps(plan_as_json(answer)).encode()


def _digests() -> list[str]:
    return [sha256(_bytes(build_plan(assessment, real_library()))).hexdigest() for assessment in a_handful()]


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_another_process_gives_the_same_bytes(hash_seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", f"from {__name__} import _digests; print(*_digests(), sep='\\n')"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert run.stdout.split() == _digests()
