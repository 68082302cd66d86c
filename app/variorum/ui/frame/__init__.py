"""The frame around the workspaces: bars, welcome page, palette, key sheet, dialogues."""
