# Every chore has one door; each is also `bash packaging/bootstrap WORD`.
.DEFAULT_GOAL := help
.PHONY: run test lint bench screenshots translations help

run: ## Install what is missing and open the window on the example (FOR=20 ends it)
	@bash packaging/bootstrap run

test: ## Install what is missing and run all tests, offscreen (PYTEST_ARGS=… for some)
	@bash packaging/bootstrap test

lint: ## Check style, types, the walls between rooms and the scripts
	@bash packaging/bootstrap lint

bench: ## Measure, beside the floor and beside Dagster (takes some minutes)
	@bash packaging/bootstrap bench

translations: ## Collect the window's words for translators, and compile theirs
	@bash packaging/bootstrap translations

screenshots: ## Draw every screen, light and dark, into build/screenshots
	@bash packaging/bootstrap screenshots

help: ## Say what there is
	@bash packaging/bootstrap help
