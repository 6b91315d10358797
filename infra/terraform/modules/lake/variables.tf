variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "tables" {
  type        = map(list(object({ days = number, storage_class = string })))
  description = "Way of each table's data files to colder classes, warmest first. Only classes that can be read at once: an engine that plans a scan does not know of thawing."

  # Iceberg's metadata stays warm: every commit and every plan reads it. The names are those of LakeTable.
  default = {
    # read by backtests for months, then rarely
    book_deltas = [{ days = 60, storage_class = "STANDARD_IA" }, { days = 180, storage_class = "GLACIER_IR" }]
    trades      = [{ days = 90, storage_class = "STANDARD_IA" }, { days = 365, storage_class = "GLACIER_IR" }]
    quotes      = [{ days = 90, storage_class = "STANDARD_IA" }, { days = 365, storage_class = "GLACIER_IR" }]
    # evidence: read again only when something is in doubt
    raw_frames = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 90, storage_class = "GLACIER_IR" }]
    journal    = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 90, storage_class = "GLACIER_IR" }]
    # few bytes, asked for at any time by people and reports
    orders      = [{ days = 180, storage_class = "STANDARD_IA" }]
    fills       = [{ days = 180, storage_class = "STANDARD_IA" }]
    balances    = [{ days = 180, storage_class = "STANDARD_IA" }]
    gaps        = []
    instruments = []
    trials      = []
    promotions  = []
  }

  validation {
    condition     = alltrue([for table in keys(var.tables) : can(regex("^[a-z][a-z_]+$", table))])
    error_message = "tables must be named as LakeTable does, such as book_deltas."
  }

  validation {
    condition     = alltrue(flatten([for steps in var.tables : [for step in steps : contains(["STANDARD_IA", "GLACIER_IR"], step.storage_class)]]))
    error_message = "storage_class of a table must be STANDARD_IA or GLACIER_IR: a table in a class that must be thawed cannot be scanned."
  }
}

variable "journal_lock_days" {
  type        = number
  description = "Days for which no one can delete or overwrite a journal (object lock, compliance mode)."
  default     = 1827

  validation {
    condition     = var.journal_lock_days >= 1 && var.journal_lock_days <= 3650
    error_message = "journal_lock_days must be between 1 and 3650."
  }
}

variable "noncurrent_days" {
  type        = number
  description = "Days for which a deleted or overwritten object of the lake can be brought back."
  default     = 30

  validation {
    condition     = var.noncurrent_days >= 1 && var.noncurrent_days <= 365
    error_message = "noncurrent_days must be between 1 and 365."
  }
}

variable "replicas" {
  type        = map(object({ name = string, arn = string, key_arn = string }))
  description = "Where lake and journal are copied to, by bucket: the output targets of the module copies, which a second region holds. Empty: no copies."
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.replicas), ["lake", "journal"])) == 0
    error_message = "replicas must be of lake and journal."
  }
}

variable "force_destroy" {
  type        = bool
  description = "Whether destroying the lake deletes its data: for environments that are thrown away. The journal stays locked even then."
  default     = false
}
