"""The window: it asks the engine by command and shows what events and reads say."""
