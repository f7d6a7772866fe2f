"""The reviewer's state: decisions, flags with verdicts, undo. It knows no disk and no screen."""
