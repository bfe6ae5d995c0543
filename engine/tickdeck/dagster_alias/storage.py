"""What stands for the trivial part of ``dagster_aws.s3``."""

from __future__ import annotations

from typing import Any


def get_s3_keys(
    bucket: str,
    prefix: str = "",
    since_key: str | None = None,
    s3_session: Any = None,
) -> list[str]:
    """Return the keys of a bucket, oldest first, behind *since_key* if it is there.

    Args:
        bucket: The bucket.
        prefix: Only keys that begin so.
        since_key: Only keys that were modified after this one.
        s3_session: A boto3 client; a new one, which needs boto3, if omitted.

    Raises:
        ImportError: If boto3 is needed and not installed.
    """
    client = s3_session
    if client is None:
        try:
            import boto3  # type: ignore[import-not-found, unused-ignore]  # the author's
        except ImportError as error:
            raise ImportError(
                "get_s3_keys needs boto3: install it in this interpreter, or pass a "
                "client as s3_session."
            ) from error
        client = boto3.client("s3")
    found: list[Any] = []
    more: dict[str, str] = {}
    while True:
        page = client.list_objects_v2(Bucket=bucket, Prefix=prefix, **more)
        found += page.get("Contents", [])
        if not page.get("IsTruncated"):
            break
        more = {"ContinuationToken": page["NextContinuationToken"]}
    keys = [each["Key"] for each in sorted(found, key=lambda e: e["LastModified"])]
    return keys[keys.index(since_key) + 1 :] if since_key in keys else keys


def names() -> dict[str, Any]:
    """Return the module's names."""
    return {"get_s3_keys": get_s3_keys}
