# What Tab offers after `itinerary` in PowerShell.
Register-ArgumentCompleter -Native -CommandName itinerary -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @()
    $typed = ''
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.StartOffset -ge $cursorPosition) { break }
        $word = $element.Extent.Text
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $word = $element.Value
        }
        if ($element.Extent.EndOffset -ge $cursorPosition) { $typed = $word } else { $words += $word }
    }

    $encoding = [Console]::OutputEncoding
    $answer = @()
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $Env:_ITINERARY_COMPLETE = 'powershell'
        $Env:_ITINERARY_WORDS = (@($words) + $typed) -join "`n"
        $answer = @(itinerary 2>$null)
    } catch {
    } finally {
        Remove-Item Env:_ITINERARY_COMPLETE, Env:_ITINERARY_WORDS -ErrorAction SilentlyContinue
        [Console]::OutputEncoding = $encoding
    }

    foreach ($line in @($answer | Select-Object -Skip 1)) {
        $word, $meaning = $line -split "`t", 2
        if (-not $meaning) { $meaning = $word }
        $text = $word
        if ($text -notmatch '^[\p{L}\p{N}_./=+-]+$') {
            $text = "'" + ($text -replace "(['\u2018\u2019\u201A\u201B])", '$1$1') + "'"
        }
        [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $meaning)
    }
    if ($answer.Count -and $answer[0] -eq 'files') {
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed)
    } elseif ($answer.Count -and $answer[0] -eq 'programmes') {
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed) |
            Where-Object { $_.ListItemText -notmatch '\.(released|sent)\.json$' }
    }
}
