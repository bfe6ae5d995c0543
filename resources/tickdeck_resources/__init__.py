"""What Tickdeck ships beside its code: icons, example projects."""
