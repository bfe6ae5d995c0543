from __future__ import annotations

import sys
from typing import Any

import pytest

from tickdeck.dagster_alias.storage import get_s3_keys


class Pages:
    """Stands for boto3's client; gives two pages, not in order."""

    def list_objects_v2(self, **asked: Any) -> dict[str, Any]:
        if "ContinuationToken" in asked:
            return {"Contents": [{"Key": "a", "LastModified": 1}]}
        return {
            "Contents": [
                {"Key": "c", "LastModified": 3},
                {"Key": "b", "LastModified": 2},
            ],
            "IsTruncated": True,
            "NextContinuationToken": "more",
        }


def test_keys_come_oldest_first_and_behind_the_last_one() -> None:
    assert get_s3_keys("bucket", s3_session=Pages()) == ["a", "b", "c"]
    assert get_s3_keys("bucket", since_key="a", s3_session=Pages()) == ["b", "c"]
    assert get_s3_keys("bucket", since_key="gone", s3_session=Pages()) == [
        "a",
        "b",
        "c",
    ]


def test_without_boto3_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)

    with pytest.raises(ImportError, match="needs boto3"):
        get_s3_keys("bucket")
